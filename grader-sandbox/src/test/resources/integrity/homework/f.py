"""Homework: a convolutional network in NumPy, with its own gradients.

Fill in every TODO. Arrays are float64; images are (N, C, H, W). Do not use loops over images
where NumPy can do without. You may add functions and classes of your own.
"""

import pickle
import time

import numpy as np


class Config:
    """What a training run is made of."""

    def __init__(self, classes=10, channels=1, side=28, filters=8, hidden=64, seed=0):
        self.classes = classes
        self.channels = channels
        self.side = side
        self.filters = filters
        self.hidden = hidden
        self.seed = seed

    def as_dict(self):
        return dict(self.__dict__)


def load(path):
    """Read (x, y) as they were saved; pixels come back between 0 and 1."""
    with open(path, "rb") as file:
        data = pickle.load(file)
    images = np.asarray(data["images"], dtype=np.float64) / 255.0
    labels = np.asarray(data["labels"], dtype=np.int64)
    if images.ndim == 3:
        images = images[:, None]
    assert len(images) == len(labels), "as many labels as images"
    return images, labels


def numeric_gradient(function, x, step=1e-5):
    """The gradient of a scalar function by central differences, for checking."""
    gradient = np.zeros_like(x)
    walker = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not walker.finished:
        place = walker.multi_index
        kept = x[place]
        x[place] = kept + step
        above = function(x)
        x[place] = kept - step
        below = function(x)
        x[place] = kept
        gradient[place] = (above - below) / (2 * step)
        walker.iternext()
    return gradient


def relative_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


# ---------------------------------------------------------------------------
# im2col / col2im：把卷积和池化都变成矩阵运算
# ---------------------------------------------------------------------------

# 下标只和形状有关，算一次存起来
_suoyin_biao = {}


def suoyin(c, h, w, k, stride):
    """三个下标数组（通道、行、列），广播后都是 (C*k*k, L)，L = H'*W'；h, w 是补零之后的尺寸"""
    jian = (c, h, w, k, stride)
    if jian not in _suoyin_biao:
        gao = (h - k) // stride + 1
        kuan = (w - k) // stride + 1
        assert gao > 0 and kuan > 0, "窗口比图像还大"
        # 窗口内部的偏移，每个长 C*k*k
        tongdao, di, dj = np.indices((c, k, k)).reshape(3, -1, 1)
        # 每个窗口左上角的位置，每个长 L
        qi_i, qi_j = stride * np.indices((gao, kuan)).reshape(2, 1, -1)
        _suoyin_biao[jian] = (tongdao, di + qi_i, dj + qi_j, gao, kuan)
    return _suoyin_biao[jian]


def im2col(x, k, stride):
    """x (N, C, H, W)（已补零） -> (N, C*k*k, L)，以及输出的高和宽"""
    _, c, h, w = x.shape
    tongdao, i, j, gao, kuan = suoyin(c, h, w, k, stride)
    return x[:, tongdao, i, j], gao, kuan


def col2im(lie, xingzhuang, k, stride):
    """im2col 的转置：lie (N, C*k*k, L) 加回到形状 xingzhuang (N, C, H, W)"""
    n, c, h, w = xingzhuang
    tongdao, i, j, _, _ = suoyin(c, h, w, k, stride)
    # 拉平成一维下标再用 bincount 累加，比 np.add.at 快得多
    ping = (tongdao * h + i) * w + j
    ping = np.arange(n).reshape(-1, 1, 1) * (c * h * w) + ping
    he = np.bincount(ping.ravel(), weights=lie.ravel(), minlength=n * c * h * w)
    return he.reshape(xingzhuang)


def conv_forward(x, w, b, stride=1, pad=0):
    """x (N, C, H, W), w (F, C, k, k), b (F,) -> out (N, F, H', W'), cache"""
    n = x.shape[0]
    f, _, k, _ = w.shape
    x_bu = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    lie, gao, kuan = im2col(x_bu, k, stride)
    # (N, Ckk, L) -> (Ckk, N*L)，于是卷积就是一个大矩阵乘法
    lie = lie.transpose(1, 0, 2).reshape(lie.shape[1], -1)
    juanji = w.reshape(f, -1) @ lie + b.reshape(-1, 1)
    out = juanji.reshape(f, n, gao, kuan).transpose(1, 0, 2, 3)
    return out, (lie, w, x_bu.shape, stride, pad)


def conv_backward(dout, cache):
    """-> dx, dw, db"""
    lie, w, xingzhuang, stride, pad = cache
    n, f = dout.shape[:2]
    k = w.shape[-1]
    d = dout.transpose(1, 0, 2, 3).reshape(f, -1)  # (F, N*L)
    dw = (d @ lie.T).reshape(w.shape)
    db = d.sum(axis=1)
    dlie = w.reshape(f, -1).T @ d  # (Ckk, N*L)
    dlie = dlie.reshape(dlie.shape[0], n, -1).transpose(1, 0, 2)
    dx_bu = col2im(dlie, xingzhuang, k, stride)
    # 去掉补的零（pad=0 时不能写 -0，所以用高宽来算）
    h, kuan = xingzhuang[2:]
    dx = dx_bu[:, :, pad:h - pad, pad:kuan - pad]
    return dx, dw, db


def max_pool_forward(x, size=2, stride=2):
    """-> out, cache"""
    n, c, h, w = x.shape
    # 每个通道当成一张单通道图，这样最大值只在窗口里取
    lie, gao, kuan = im2col(x.reshape(n * c, 1, h, w), size, stride)  # (NC, kk, L)
    zuida = lie.argmax(axis=1)[:, None, :]
    out = np.take_along_axis(lie, zuida, axis=1).reshape(n, c, gao, kuan)
    return out, (zuida, x.shape, size, stride)


def max_pool_backward(dout, cache):
    zuida, xingzhuang, size, stride = cache
    n, c, h, w = xingzhuang
    dlie = np.zeros((n * c, size * size, zuida.shape[-1]))
    # 梯度只流向取到最大值的那个位置
    np.put_along_axis(dlie, zuida, dout.reshape(n * c, 1, -1), axis=1)
    return col2im(dlie, (n * c, 1, h, w), size, stride).reshape(xingzhuang)


def affine_forward(x, w, b):
    """x (N, ...) is flattened. -> out (N, M), cache"""
    juzhen = x.reshape(x.shape[0], -1)
    return juzhen @ w + b, (juzhen, w, x.shape)


def affine_backward(dout, cache):
    juzhen, w, xingzhuang = cache
    dx = (dout @ w.T).reshape(xingzhuang)
    return dx, juzhen.T @ dout, dout.sum(axis=0)


def relu_forward(x):
    zheng = x > 0
    return x * zheng, zheng


def relu_backward(dout, cache):
    return dout * cache


def zhankai(x):
    """(N, C, H, W) -> (C, N*H*W)：每个通道一行"""
    return x.transpose(1, 0, 2, 3).reshape(x.shape[1], -1)


def zheqi(juzhen, xingzhuang):
    """zhankai 的逆"""
    n, c, h, w = xingzhuang
    return juzhen.reshape(c, n, h, w).transpose(1, 0, 2, 3)


def batchnorm_forward(x, gamma, beta, state, training, momentum=0.9, eps=1e-5):
    """x (N, C, H, W), statistics per channel; state holds running_mean and running_var."""
    c = x.shape[1]
    junzhi_yi = state.get("running_mean", np.zeros(c))
    fangcha_yi = state.get("running_var", np.ones(c))
    hang = zhankai(x)
    if training:
        junzhi = hang.mean(axis=1)
        fangcha = hang.var(axis=1)
        state["running_mean"] = momentum * junzhi_yi + (1 - momentum) * junzhi
        state["running_var"] = momentum * fangcha_yi + (1 - momentum) * fangcha
    else:
        junzhi, fangcha = junzhi_yi, fangcha_yi
    biaozhuncha = np.sqrt(fangcha + eps).reshape(-1, 1)
    guiyi = (hang - junzhi.reshape(-1, 1)) / biaozhuncha
    out = gamma.reshape(-1, 1) * guiyi + beta.reshape(-1, 1)
    return zheqi(out, x.shape), (guiyi, gamma, biaozhuncha, training)


def batchnorm_backward(dout, cache):
    """-> dx, dgamma, dbeta"""
    guiyi, gamma, biaozhuncha, training = cache
    d = zhankai(dout)
    dgamma = (d * guiyi).sum(axis=1)
    dbeta = d.sum(axis=1)
    dguiyi = d * gamma.reshape(-1, 1)
    if training:
        # 均值和方差也依赖 x：等于把梯度里“常数”和“guiyi”两个方向的分量减掉
        dguiyi = (
            dguiyi
            - dguiyi.mean(axis=1, keepdims=True)
            - guiyi * (dguiyi * guiyi).mean(axis=1, keepdims=True)
        )
    return zheqi(dguiyi / biaozhuncha, dout.shape), dgamma, dbeta


def dropout_forward(x, keep, training, random):
    # 训练时就除以 keep，测试时什么都不用做
    if not training or keep >= 1:
        return x, None
    yanma = (random.random(x.shape) < keep) / keep
    return x * yanma, yanma


def dropout_backward(dout, cache):
    return dout if cache is None else dout * cache


def softmax_loss(scores, y):
    """Mean cross-entropy and its gradient with respect to the scores."""
    n = scores.shape[0]
    pingyi = scores - scores.max(axis=1, keepdims=True)  # 防止溢出
    log_p = pingyi - np.log(np.exp(pingyi).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(n), y].mean()
    dscores = np.exp(log_p)
    dscores[np.arange(n), y] -= 1
    return loss, dscores / n


class Jiedian:
    """计算图里的一个节点：名字、输入来自哪个节点、前向、反向、用到的参数名"""

    def __init__(self, mingzi, laizi, qian, hou, canshu=()):
        self.mingzi = mingzi
        self.laizi = laizi
        self.qian = qian
        self.hou = hou
        self.canshu = tuple(canshu)


class ConvNet:
    """conv - batchnorm - relu - pool - conv - relu - pool - affine - relu - dropout - affine"""

    keep = 0.6

    def __init__(self, config):
        self.config = config
        self.params = {}
        self.state = {
            "running_mean": np.zeros(config.filters),
            "running_var": np.ones(config.filters),
        }
        self.training = False
        self.random = np.random.default_rng(config.seed + 1)  # 给 dropout 用

        random = np.random.default_rng(config.seed)
        f1, f2 = config.filters, 2 * config.filters
        bian = config.side // 2 // 2  # 两次池化之后的边长
        self._chushihua(random, "juanji1", (f1, config.channels, 3, 3), config.channels * 9)
        self.params["guiyi.gamma"] = np.ones(f1)
        self.params["guiyi.beta"] = np.zeros(f1)
        self._chushihua(random, "juanji2", (f2, f1, 3, 3), f1 * 9)
        self._chushihua(random, "quanlian1", (f2 * bian * bian, config.hidden), f2 * bian * bian)
        # 最后一层后面没有 relu，方差减半
        self._chushihua(random, "quanlian2", (config.hidden, config.classes), 2 * config.hidden)

        # 计算图：按拓扑顺序排好的节点列表
        self.tu = []
        self._jia("juanji1", self._juanji, conv_backward, ("juanji1.w", "juanji1.b"))
        self._jia("guiyi", self._guiyi, batchnorm_backward, ("guiyi.gamma", "guiyi.beta"))
        self._jia("relu1", relu_forward, relu_backward)
        self._jia("chihua1", max_pool_forward, max_pool_backward)
        self._jia("juanji2", self._juanji, conv_backward, ("juanji2.w", "juanji2.b"))
        self._jia("relu2", relu_forward, relu_backward)
        self._jia("chihua2", max_pool_forward, max_pool_backward)
        self._jia("quanlian1", affine_forward, affine_backward, ("quanlian1.w", "quanlian1.b"))
        self._jia("relu3", relu_forward, relu_backward)
        self._jia("diuqi", self._diuqi, dropout_backward)
        self._jia("quanlian2", affine_forward, affine_backward, ("quanlian2.w", "quanlian2.b"))

    def _chushihua(self, random, mingzi, xingzhuang, fan_in):
        """He 初始化；偏置的个数：卷积看第一维，全连接看最后一维"""
        geshu = xingzhuang[0] if len(xingzhuang) == 4 else xingzhuang[-1]
        self.params[mingzi + ".w"] = random.normal(0.0, np.sqrt(2.0 / fan_in), xingzhuang)
        self.params[mingzi + ".b"] = np.zeros(geshu)

    def _jia(self, mingzi, qian, hou, canshu=(), laizi=None):
        """加一个节点，默认接在上一个节点后面"""
        if laizi is None:
            laizi = self.tu[-1].mingzi if self.tu else "shuru"
        self.tu.append(Jiedian(mingzi, laizi, qian, hou, canshu))

    def _juanji(self, x, w, b):
        return conv_forward(x, w, b, stride=1, pad=1)

    def _guiyi(self, x, gamma, beta):
        return batchnorm_forward(x, gamma, beta, self.state, self.training)

    def _diuqi(self, x):
        return dropout_forward(x, self.keep, self.training, self.random)

    def _qianxiang(self, x):
        zhi = {"shuru": x}
        huancun = {}
        for jd in self.tu:
            canshu = [self.params[k] for k in jd.canshu]
            zhi[jd.mingzi], huancun[jd.mingzi] = jd.qian(zhi[jd.laizi], *canshu)
        return zhi[self.tu[-1].mingzi], huancun

    def _fanxiang(self, dscores, huancun):
        tidu = {self.tu[-1].mingzi: dscores}
        grads = {}
        for jd in reversed(self.tu):
            jieguo = jd.hou(tidu.pop(jd.mingzi), huancun[jd.mingzi])
            if not isinstance(jieguo, tuple):
                jieguo = (jieguo,)
            # 一个节点的输出若被用了几次，梯度要相加
            tidu[jd.laizi] = tidu.get(jd.laizi, 0.0) + jieguo[0]
            grads.update(zip(jd.canshu, jieguo[1:]))
        return grads

    def loss(self, x, y=None):
        """Without y the scores; with y the loss and a dict of gradients."""
        self.training = y is not None
        scores, huancun = self._qianxiang(x)
        if y is None:
            return scores
        loss, dscores = softmax_loss(scores, y)
        return loss, self._fanxiang(dscores, huancun)

    def kuaizhao(self):
        """参数和滑动统计量的拷贝（只存参数的话，batchnorm 会对不上）"""
        return (
            {k: v.copy() for k, v in self.params.items()},
            {k: v.copy() for k, v in self.state.items()},
        )

    def huifu(self, kuaizhao):
        params, state = kuaizhao
        for k, v in params.items():
            self.params[k][...] = v  # 原地写，优化器拿的还是同一批数组
        self.state.update({k: v.copy() for k, v in state.items()})


class Optimizer:
    """SGD with momentum, and Adam; chosen by name, with a schedule of your own choice."""

    def __init__(self, params, name="adam", rate=1e-3, weight_decay=0.0):
        if name not in ("sgd", "adam"):
            raise ValueError(f"unknown optimizer: {name}")
        self.params = params
        self.name = name
        self.rate = rate
        self.weight_decay = weight_decay
        self.yure = 50  # 预热步数
        self.shuaijian = 0.85  # 每一轮乘一次
        self.lun = 0
        self.bu = 0
        self.m = {k: np.zeros_like(v) for k, v in params.items()}
        self.v = {k: np.zeros_like(v) for k, v in params.items()}

    def xuexilv(self):
        """先线性预热，再按轮指数衰减"""
        return self.rate * min(1.0, self.bu / self.yure) * self.shuaijian ** self.lun

    def xia_yi_lun(self):
        self.lun += 1

    def step(self, grads):
        self.bu += 1
        lv = self.xuexilv()
        for k, p in self.params.items():
            g = grads[k]
            if self.name == "sgd":
                self.m[k] = 0.9 * self.m[k] - lv * g
                gengxin = self.m[k]
            else:
                self.m[k] = 0.9 * self.m[k] + 0.1 * g
                self.v[k] = 0.999 * self.v[k] + 0.001 * g * g
                m_xiu = self.m[k] / (1 - 0.9 ** self.bu)
                v_xiu = self.v[k] / (1 - 0.999 ** self.bu)
                gengxin = -lv * m_xiu / (np.sqrt(v_xiu) + 1e-8)
            # 权重衰减和梯度分开做（AdamW 的做法），偏置和 gamma/beta 不衰减
            if self.weight_decay and p.ndim > 1:
                p -= lv * self.weight_decay * p
            p += gengxin


def batches(x, y, size, random):
    shunxu = random.permutation(len(x))
    for qi in range(0, len(x), size):
        xuan = shunxu[qi:qi + size]
        yield x[xuan], y[xuan]


def augment(x, random, fanzhuan=False):
    """Shift by up to two pixels and flip where it makes sense.

    数字翻转以后就不是原来的数字了（2、3、5……），所以默认不翻；自然图像可以 fanzhuan=True。
    """
    n, _, h, w = x.shape
    x_bu = np.pad(x, ((0, 0), (0, 0), (2, 2), (2, 2)))
    # 每张图自己的行下标 (N, H) 和列下标 (N, W)
    hang = random.integers(0, 5, size=(n, 1)) + np.arange(h)
    lie = random.integers(0, 5, size=(n, 1)) + np.arange(w)
    if fanzhuan:
        fan = random.random((n, 1)) < 0.5
        lie = np.where(fan, lie[:, ::-1], lie)
    # 花式下标中间夹了一个切片，所以通道跑到最后：(N, H, W, C)
    yidong = x_bu[np.arange(n)[:, None, None], :, hang[:, :, None], lie[:, None, :]]
    return yidong.transpose(0, 3, 1, 2)


class Trainer:
    """Trains, keeps the best weights by validation accuracy, stops early, records history."""

    def __init__(self, model, optimizer, train, validation, batch=64, epochs=10, patience=3,
                 zengqiang=True):
        self.model = model
        self.optimizer = optimizer
        self.train = train
        self.validation = validation
        self.batch = batch
        self.epochs = epochs
        self.patience = patience
        self.zengqiang = zengqiang
        self.random = np.random.default_rng(model.config.seed + 2)
        self.history = {"loss": [], "validation": [], "rate": [], "seconds": []}
        self.zuihao = -1.0
        self.zuihao_lun = 0

    def _yi_lun(self):
        """训练一轮，返回按样本数加权的平均损失"""
        zong, geshu = 0.0, 0
        for x, y in batches(*self.train, self.batch, self.random):
            if self.zengqiang:
                x = augment(x, self.random)
            loss, grads = self.model.loss(x, y)
            self.optimizer.step(grads)
            zong += loss * len(x)
            geshu += len(x)
        return zong / geshu

    def run(self):
        cunzhe = self.model.kuaizhao()
        meijinbu = 0  # 连续几轮没有进步
        for lun in range(1, self.epochs + 1):
            kaishi = time.time()
            loss = self._yi_lun()
            zhunque = accuracy(self.model, *self.validation)
            self.history["loss"].append(loss)
            self.history["validation"].append(zhunque)
            self.history["rate"].append(self.optimizer.xuexilv())
            self.history["seconds"].append(time.time() - kaishi)
            print(f"epoch {lun:2d}  loss {loss:.4f}  validation {zhunque:.4f}  "
                  f"rate {self.history['rate'][-1]:.2e}  {self.history['seconds'][-1]:.1f} s")
            self.optimizer.xia_yi_lun()
            if zhunque > self.zuihao:
                self.zuihao, self.zuihao_lun = zhunque, lun
                cunzhe = self.model.kuaizhao()
                meijinbu = 0
            else:
                meijinbu += 1
                if meijinbu >= self.patience:
                    print(f"stopped early, best was epoch {self.zuihao_lun}")
                    break
        self.model.huifu(cunzhe)
        return self.history


def yuce(model, x, batch=256):
    """预测的类别 (N,)；分批只是为了省内存"""
    duan = [model.loss(x[qi:qi + batch]).argmax(axis=1) for qi in range(0, len(x), batch)]
    return np.concatenate(duan)


def accuracy(model, x, y, batch=256):
    return float((yuce(model, x, batch) == y).mean())


def confusion(model, x, y, classes):
    """(classes, classes): rows are truth."""
    bianhao = y * classes + yuce(model, x)
    return np.bincount(bianhao, minlength=classes * classes).reshape(classes, classes)


def duibi(mingzi, qian, hou, bianliang):
    """检查一层：用随机的 dout 把输出变成标量，再和数值梯度比较。

    qian(*bianliang) -> out, cache；hou(dout, cache) -> 每个变量的梯度
    """
    out, cache = qian(*bianliang)
    dout = np.random.default_rng(7).normal(size=out.shape)
    jiexi = hou(dout, cache)
    if not isinstance(jiexi, tuple):
        jiexi = (jiexi,)
    wucha = []
    for bl, g in zip(bianliang, jiexi):
        # numeric_gradient 是原地改 bl 的，所以函数的参数可以不用
        shuzhi = numeric_gradient(lambda _: float((qian(*bianliang)[0] * dout).sum()), bl)
        wucha.append(relative_error(g, shuzhi))
    print(f"{mingzi:<20s}" + "  ".join(f"{w:.2e}" for w in wucha))
    return max(wucha)


def check_gradients():
    """Compare every layer's gradients with numeric_gradient; print the largest errors."""
    random = np.random.default_rng(0)
    zheng = random.normal
    wucha = {}

    for stride, pad in ((1, 0), (1, 1), (2, 1)):
        ming = f"conv s{stride} p{pad}"
        wucha[ming] = duibi(
            ming,
            lambda x, w, b: conv_forward(x, w, b, stride, pad),
            conv_backward,
            [zheng(size=(2, 3, 6, 7)), zheng(size=(4, 3, 3, 3)), zheng(size=4)],
        )

    # 池化：数值两两不同而且差得够远，避开不可导的点
    for size, stride in ((2, 2), (3, 2)):
        x = random.permutation(2 * 3 * 7 * 7).reshape(2, 3, 7, 7) / 10.0
        ming = f"max_pool {size} s{stride}"
        wucha[ming] = duibi(
            ming, lambda x: max_pool_forward(x, size, stride), max_pool_backward, [x]
        )

    wucha["affine"] = duibi(
        "affine", affine_forward, affine_backward,
        [zheng(size=(3, 2, 4)), zheng(size=(8, 5)), zheng(size=5)],
    )

    # relu：离 0 至少 0.1
    x = zheng(size=(4, 6))
    x += 0.1 * np.sign(x)
    wucha["relu"] = duibi("relu", relu_forward, relu_backward, [x])

    for training in (True, False):
        ming = "batchnorm " + ("train" if training else "test")
        # state 每次都拷贝一份，不然滑动平均会变
        state = {"running_mean": zheng(size=3), "running_var": 1 + random.random(3)}
        wucha[ming] = duibi(
            ming,
            lambda x, g, b: batchnorm_forward(x, g, b, dict(state), training),
            batchnorm_backward,
            [zheng(2.0, 3.0, size=(4, 3, 3, 2)), zheng(size=3), zheng(size=3)],
        )

    # dropout：每次用同一个种子，掩码才一样
    wucha["dropout"] = duibi(
        "dropout",
        lambda x: dropout_forward(x, 0.6, True, np.random.default_rng(3)),
        dropout_backward,
        [zheng(size=(5, 6))],
    )

    scores, y = zheng(size=(5, 4)), np.array([0, 3, 1, 1, 2])
    shuzhi = numeric_gradient(lambda s: softmax_loss(s, y)[0], scores)
    wucha["softmax"] = relative_error(softmax_loss(scores, y)[1], shuzhi)
    print(f"{'softmax':<20s}{wucha['softmax']:.2e}")

    # 整个网络
    model = ConvNet(Config(classes=3, channels=2, side=8, filters=2, hidden=6, seed=4))
    x, y = zheng(size=(4, 2, 8, 8)), np.array([0, 2, 1, 2])

    def sunshi(_=None):
        model.random = np.random.default_rng(5)
        return model.loss(x, y)

    grads = sunshi()[1]
    for k, p in model.params.items():
        if k == "juanji1.b":
            # 后面紧跟 batchnorm，真正的梯度恒为 0，比相对误差没有意义
            continue
        ming = "net " + k
        wucha[ming] = relative_error(grads[k], numeric_gradient(lambda p: sunshi(p)[0], p))
        print(f"{ming:<20s}{wucha[ming]:.2e}")

    zuicha = max(wucha, key=wucha.get)
    print(f"largest error: {wucha[zuicha]:.2e} ({zuicha})")
    return wucha


def main():
    started = time.time()
    config = Config()
    images, labels = load("digits.pickle")
    cut = int(0.9 * len(images))
    check_gradients()

    # 先打乱再切，防止数据按类别排好序
    config.channels, config.side = images.shape[1], images.shape[2]
    shunxu = np.random.default_rng(config.seed).permutation(len(images))
    images, labels = images[shunxu], labels[shunxu]
    # 剩下的一成：一半验证（选权重），一半测试（只在最后看一次）
    zhong = cut + (len(images) - cut) // 2
    train = images[:cut], labels[:cut]
    validation = images[cut:zhong], labels[cut:zhong]
    test = images[zhong:], labels[zhong:]
    print("config", config.as_dict())
    print(f"train {len(train[0])}, validation {len(validation[0])}, test {len(test[0])}")

    model = ConvNet(config)
    optimizer = Optimizer(model.params, "adam", rate=2e-3, weight_decay=1e-4)
    trainer = Trainer(model, optimizer, train, validation, batch=64, epochs=10, patience=3)
    trainer.run()

    print(f"best validation accuracy {trainer.zuihao:.4f} (epoch {trainer.zuihao_lun})")
    print(f"test accuracy {accuracy(model, *test):.4f}")
    hunxiao = confusion(model, *test, config.classes)
    print("confusion (rows are truth):")
    print(hunxiao)
    # 每一类的召回率；没有样本的类别除以 1，得 0
    zhaohui = np.diag(hunxiao) / np.maximum(1, hunxiao.sum(axis=1))
    print("recall per class:", np.round(zhaohui, 3))
    print(f"took {time.time() - started:.1f} s")


if __name__ == "__main__":
    main()
