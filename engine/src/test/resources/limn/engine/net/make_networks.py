"""Writes networks.safetensors: what torchvision's networks give for weights and images made by a formula. See README.md."""
import json
import struct
import sys

import numpy
import torch
import torchvision
from torch import nn
from torch.nn import functional as F
from torchvision.models.segmentation.deeplabv3 import ASPP

CLASSES = 5
CHANNELS = 32
IMAGES = (2, 3, 65, 97)
SAMPLES = 997
GRADIENTS = ("mobilenet_v2", "resnet18")
CASES = [("mobilenet_v2", 0.35, 16, "light", "group"), ("mobilenet_v2", 1.0, 8, "deeplabv3plus", "batch"),
         ("resnet18", 1.0, 16, "deeplabv3plus", "group"), ("resnet18", 1.0, 8, "deeplabv2", "group"),
         ("resnet50", 1.0, 16, "deeplabv2", "group"), ("resnet50", 1.0, 8, "deeplabv3plus", "batch"),
         ("resnet50s", 1.0, 16, "light", "batch")]


def uniform(name, count):
    """Values in [-1, 1) of a name: FNV-1a of the name, then a 32-bit mixer."""
    seed = 0x811C9DC5
    for byte in name.encode():
        seed = (seed ^ byte) * 0x01000193 & 0xFFFFFFFF
    h = (numpy.arange(count, dtype=numpy.uint64) * 0x9E3779B9 + seed) & 0xFFFFFFFF
    for shift, factor in ((16, 0x7FEB352D), (15, 0x846CA68B), (16, 1)):
        h = (h ^ (h >> numpy.uint64(shift))) * numpy.uint64(factor) & numpy.uint64(0xFFFFFFFF)
    return (h >> numpy.uint64(8)).astype(numpy.float64) / 2**23 - 1


def formula(name, shape):
    u = uniform(name, int(numpy.prod(shape))).reshape(shape)
    if len(shape) == 4:
        value = u * numpy.sqrt(6 / numpy.prod(shape[1:]))
    elif name.endswith("bn3.weight"):
        value = 0.2 + 0.1 * u  # tame branches: deep networks in training mode amplify rounding otherwise
    elif name.endswith("running_var"):
        value = 1 + 0.4 * u
    elif name.endswith((".bias", "running_mean")):
        value = 0.1 * u
    else:
        value = 0.7 + 0.3 * u
    return torch.from_numpy(value.astype(numpy.float32).astype(numpy.float64))


def images_by_formula():
    """Blocks of 16 x 16 pixels and noise: images that differ, so that batch norm is no amplifier; reaches ReLU6's 6."""
    n, c, height, width = IMAGES
    rows, columns = -(-height // 16), -(-width // 16)
    blocks = uniform("blocks", n * c * rows * columns).reshape(n, c, rows, columns)
    noise = uniform("images", n * c * height * width).reshape(IMAGES)
    return 4 * (noise + blocks.repeat(16, 2).repeat(16, 3)[:, :, :height, :width])


def dilate(conv, stride, dilation):
    conv.stride = (stride, stride)
    if conv.kernel_size[0] > 1:
        conv.dilation = conv.padding = (dilation, dilation)


class MobileNet(nn.Module):
    low_channels = property(lambda self: self.features[3].conv[-1].num_features)
    high_channels = property(lambda self: self.features[17].conv[-1].num_features)

    def __init__(self, width, output_stride):
        super().__init__()
        self.features = torchvision.models.mobilenet_v2(width_mult=width).features[:18]
        dilation = 1
        for number, block in enumerate(self.features[1:], 1):
            depthwise = next(m for m in block.modules() if isinstance(m, nn.Conv2d) and m.groups > 1)
            stride = depthwise.stride[0]
            strided = number in (2, 4) or number == 7 and output_stride == 16
            dilate(depthwise, stride if strided else 1, dilation)
            dilation *= 1 if strided else stride

    def forward(self, x):
        stem = self.features[0](x)
        low = self.features[1:4](stem)
        return stem, low, self.features[4:](low)


class Residual(nn.Module):
    low_channels = property(lambda self: self.layer1[-1].bn3.num_features if self.bottleneck else 64)
    high_channels = property(lambda self: 2048 if self.bottleneck else 512)

    def __init__(self, name, output_stride):
        super().__init__()
        deep = name.endswith("s")
        self.bottleneck = name != "resnet18"
        dilated = [False, output_stride == 8, True]
        make = getattr(torchvision.models, name.rstrip("s"))
        net = make(replace_stride_with_dilation=dilated) if self.bottleneck else make()
        if deep:
            net.conv1 = nn.Sequential(
                nn.Conv2d(3, 64, 3, 2, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
                nn.Conv2d(64, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
                nn.Conv2d(64, 128, 3, 1, 1, bias=False))
            net.bn1 = nn.BatchNorm2d(128)
            net.layer1[0].conv1 = nn.Conv2d(128, 64, 1, bias=False)
            net.layer1[0].downsample[0] = nn.Conv2d(128, 256, 1, bias=False)
        if not self.bottleneck:
            dilate_basic([net.layer2, net.layer3, net.layer4], dilated)
        self.conv1, self.bn1, self.relu, self.maxpool = net.conv1, net.bn1, net.relu, net.maxpool
        self.layer1, self.layer2, self.layer3, self.layer4 = net.layer1, net.layer2, net.layer3, net.layer4

    def forward(self, x):
        stem = self.relu(self.bn1(self.conv1(x)))
        low = self.layer1(self.maxpool(stem))
        return stem, low, self.layer4(self.layer3(self.layer2(low)))


def dilate_basic(layers, dilated):
    """torchvision refuses this; as timm does it."""
    dilation = 1
    for layer, wanted in zip(layers, dilated):
        if wanted:
            dilate(layer[0].conv1, 1, dilation)
            dilate(layer[0].downsample[0], 1, 1)
            dilation *= 2
            for conv in [layer[0].conv2] + [c for b in layer[1:] for c in (b.conv1, b.conv2)]:
                dilate(conv, 1, dilation)


def unit(norm, cin, cout, size):
    conv = nn.Conv2d(cin, cout, size, padding=size // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(cout) if norm == "batch" else nn.GroupNorm(cout // 8, cout), nn.ReLU())


def on_grid(x, stride, size):
    """Value (i, j) at pixel (stride * i, stride * j), linear between, held beyond."""
    held = F.pad(x, (0, 1, 0, 1), mode="replicate")
    large = F.interpolate(held, [s * stride + 1 for s in x.shape[2:]], mode="bilinear", align_corners=True)
    return large[:, :, :size[0], :size[1]]


class Light(nn.Module):
    def __init__(self, norm, high, low, output_stride):
        super().__init__()
        self.reach = output_stride // 4
        self.entry, self.context = unit(norm, high, CHANNELS, 1), unit(norm, 2 * CHANNELS, CHANNELS, 1)
        self.pool = nn.Conv2d(CHANNELS, CHANNELS, 1)
        self.low, self.join = unit(norm, low, 32, 1), unit(norm, CHANNELS + 32, CHANNELS, 3)
        self.head = nn.Conv2d(CHANNELS, CLASSES, 1)

    def forward(self, low, high):
        x = self.entry(high)
        pooled = F.relu(self.pool(F.adaptive_avg_pool2d(x, 1))).expand_as(x)
        seen = on_grid(self.context(torch.cat([x, pooled], 1)), self.reach, low.shape[2:])
        return self.head(self.join(torch.cat([seen, self.low(low)], 1)))


class V3Plus(nn.Module):
    def __init__(self, norm, high, low, output_stride):
        super().__init__()
        self.reach = output_stride // 4
        self.aspp = ASPP(high, [r * 16 // output_stride for r in (6, 12, 18)], CHANNELS)
        self.aspp.project[3].p = 0
        if norm == "group":
            for part in list(self.aspp.convs) + [self.aspp.project]:
                at = next(i for i, m in enumerate(part) if isinstance(m, nn.BatchNorm2d))
                part[at] = nn.GroupNorm(CHANNELS // 8, CHANNELS)
        self.low = unit(norm, low, 48, 1)
        self.join = nn.Sequential(unit(norm, CHANNELS + 48, CHANNELS, 3), unit(norm, CHANNELS, CHANNELS, 3))
        self.head = nn.Conv2d(CHANNELS, CLASSES, 1)

    def forward(self, low, high):
        seen = on_grid(self.aspp(high), self.reach, low.shape[2:])
        return self.head(self.join(torch.cat([seen, self.low(low)], 1)))


class V2(nn.Module):
    def __init__(self, norm, high, low, output_stride):
        super().__init__()
        self.head = nn.ModuleList(nn.Conv2d(high, CLASSES, 3, padding=r, dilation=r) for r in (6, 12, 18, 24))

    def forward(self, low, high):
        return sum(branch(high) for branch in self.head)


def our_name(name):
    """Of a decoder's tensor."""
    if name.startswith("head."):
        return name
    name = name.replace("aspp.convs.4.1.", "aspp.pool.0.").replace("aspp.convs.4.2.", "aspp.pool.1.")
    *path, last = name.replace("aspp.convs.", "aspp.").split(".")
    if path[-1] in ("0", "1"):
        path[-1:] = ["norm"] if path[-1] == "1" else []
    return ".".join(["decoder", *path, last])


def fill(module, names):
    named = [*module.named_parameters(), *module.named_buffers()]
    with torch.no_grad():
        for name, tensor in named:
            if not name.endswith("num_batches_tracked"):
                tensor.copy_(formula(names(name), tuple(tensor.shape)))


def sample(tensor):
    flat = tensor.detach().contiguous().reshape(-1)
    return flat[::max(1, len(flat) // SAMPLES)].to(torch.float32).numpy()


def run(case):
    name, width, output_stride, decoder, norm = case
    encoder = MobileNet(width, output_stride) if name == "mobilenet_v2" else Residual(name, output_stride)
    kind = {"light": Light, "deeplabv3plus": V3Plus, "deeplabv2": V2}[decoder]
    top = kind(norm, encoder.high_channels, encoder.low_channels, output_stride)
    encoder, top = encoder.double(), top.double()
    fill(encoder, lambda n: n)
    fill(top, our_name)
    images = torch.from_numpy(images_by_formula())
    first, last = next(encoder.parameters()), list(top.parameters())[-2]
    made = {}
    for mode in ("eval", "train"):
        encoder.train(mode == "train"), top.train(mode == "train")
        stem, low, high = encoder(images)
        logits = top(low, high)
        for key, value in zip(("stem", "low", "high", "logits"), (stem, low, high, logits)):
            made[f"{mode}/{key}"] = sample(value)
        if mode == "eval" and name in GRADIENTS:
            weight = torch.from_numpy(uniform("loss", logits.numel()).reshape(logits.shape))
            slopes = torch.autograd.grad((logits * weight).sum(), [first, last])
            made[f"{mode}/first"], made[f"{mode}/last"] = sample(slopes[0]), sample(slopes[1])
    means = [b for n, b in encoder.named_buffers() if n.endswith("running_mean")]
    variances = [b for n, b in encoder.named_buffers() if n.endswith("running_var")]
    made["train/mean"], made["train/variance"] = sample(means[-1]), sample(variances[-1])
    return {"-".join(str(c) for c in case) + "/" + key: value for key, value in made.items()}


def write(path, tensors):
    header, offset = {}, 0
    for name, value in tensors.items():
        header[name] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [offset, offset + value.nbytes]}
        offset += value.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in tensors.values():
            file.write(value.astype("<f4").tobytes())


if __name__ == "__main__":
    torch.manual_seed(0)
    everything = {}
    for each in CASES:
        everything.update(run(each))
        largest = {k.split("/", 1)[1]: round(float(abs(v).max()), 4) for k, v in everything.items()
                   if k.startswith("-".join(str(c) for c in each))}
        print(each, largest, file=sys.stderr)
    write("networks.safetensors", everything)
