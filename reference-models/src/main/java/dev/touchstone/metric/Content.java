package dev.touchstone.metric;

import dev.touchstone.reference.Text;

/** What a column holds. */
public enum Content {
  LABEL(new Text("类别", "a class")),
  BINARY(
      new Text(
          "两类之一：1、true 或选定的类别为正例", "one of two classes: 1, true or the one chosen is positive")),
  NUMBER(new Text("数", "a number")),
  SCORES(new Text("每个类别一个分数", "a score for each class")),
  TAGS(new Text("标签序列", "a sequence of tags")),
  TEXT(new Text("一句文字", "a sentence")),
  TEXTS(new Text("一句或几句参考文字", "a reference sentence, or several")),
  GRID(new Text("逐像素的类别", "a class for each pixel")),
  PROBABILITIES(new Text("每个词元的概率", "a probability for each token")),
  TOKENS(new Text("词元序列", "a sequence of tokens")),
  HEADS(new Text("每个词的中心词编号，0 是根", "the number of each word's head, 0 for the root")),
  RELATIONS(new Text("每个词的依存关系", "the relation of each word")),
  BOXES(new Text("COCO 格式的框", "boxes as COCO has them"));

  private final Text meaning;

  Content(Text meaning) {
    this.meaning = meaning;
  }

  public Text meaning() {
    return meaning;
  }
}
