package dev.touchstone.reference;

import java.util.Locale;

/** The chapters of the catalogue, in the order of the course; each is a package of its name. */
public enum Chapter {
  TENSORS("张量与线性代数", "Tensors and linear algebra"),
  LINEAR("线性模型", "Linear models"),
  MLP("前馈神经网络", "Feed-forward networks"),
  OPTIMIZATION("网络优化", "Optimisation"),
  REGULARIZATION("正则化", "Regularisation"),
  CONVOLUTION("卷积神经网络", "Convolutional networks"),
  RECURRENT("循环神经网络", "Recurrent networks"),
  DECODING("序列生成", "Sequence generation"),
  ATTENTION("注意力与 Transformer", "Attention and transformers"),
  DETECTION("目标检测", "Object detection"),
  UNSUPERVISED("无监督学习", "Unsupervised learning"),
  GENERATIVE("深度生成模型", "Deep generative models"),
  REINFORCEMENT("强化学习", "Reinforcement learning"),
  FINETUNING("预训练与微调", "Pre-training and fine-tuning");

  private final Text title;

  Chapter(String zh, String en) {
    this.title = new Text(zh, en);
  }

  public Text title() {
    return title;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
