#!/usr/bin/python3
"""Steps per second of PyTorch for the work of a training step of Limn: the counterpart of `limn bench speed`.

    /usr/bin/python3 torch_speed.py --recipe cross --batch 4 --crop 160 --steps 60 --threads 2

Needs PyTorch 1.13 or newer (Debian: python3-torch) and nothing else. The last line printed is `steps/s NUMBER`, the median over
the steps after the first quarter.

The same as in Limn: MobileNetV2 1.0 up to the block of 320 channels, output stride 16 by dilation, its batch norms with fixed
statistics and trained scales; the light decoder (entry, image average, context, low, one 3x3 convolution over 160 channels, group
norm with 8 channels a group, 128 channels); logits placed on the grid of the image; channels last; float32; AdamW in groups; a
step's losses, gradients and update; reading the loss after each step. supervised: one forward and backward pass. classmix: that, a
forward pass of the averaged teacher, class masks, mixing, and a forward and backward pass of the mixed images; the teacher follows.
cross: hybrid-Net on both halves, pseudo-Net on the strong half without and on the weak half with gradient, class-aware cross
entropy three times, the loss on tags from the largest logit of each class, the running counts that grade pseudo-Net, and the image
head of both networks; two optimisers.

Not the same: images, masks and tags are drawn once and kept (Limn reads, scales and crops pictures on other threads
meanwhile and prints the share of time it waited for them); weights are random; batch norm is an operation of its own here, where Limn
folds it into the convolution at every step; features are placed on a finer grid by PyTorch's resizing, where Limn multiplies by
the shares of bilinear interpolation; colours of mixed images are jittered without hue, and all of them are blurred; samples
and events are not written.
"""
import argparse
import copy
import statistics
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))
LOW_BLOCKS, LOW_STRIDE, OUTPUT_STRIDE = 3, 4, 16
WARM_UP_SHARE = 4
EPSILON = 1e-5
UNLABELLED = 254
MEAN = (0.485, 0.456, 0.406)
STD = (0.229, 0.224, 0.225)


def conv_norm(channels, out, kernel=1, stride=1, dilation=1, groups=1, active=True):
    layers = [nn.Conv2d(channels, out, kernel, stride, dilation * (kernel // 2), dilation, groups, bias=False),
              nn.BatchNorm2d(out)]
    return nn.Sequential(*layers, *([nn.ReLU6(inplace=True)] if active else []))


def conv_group_norm(channels, out, kernel=1):
    return nn.Sequential(nn.Conv2d(channels, out, kernel, padding=kernel // 2, bias=False),
                         nn.GroupNorm(max(1, out // 8), out), nn.ReLU(inplace=True))


class InvertedResidual(nn.Module):
    def __init__(self, channels, out, expansion, stride, dilation, shortcut):
        super().__init__()
        hidden = channels * expansion
        expand = [conv_norm(channels, hidden)] if expansion != 1 else []
        self.body = nn.Sequential(*expand, conv_norm(hidden, hidden, 3, stride, dilation, hidden),
                                  conv_norm(hidden, out, active=False))
        self.shortcut = shortcut

    def forward(self, x):
        return x + self.body(x) if self.shortcut else self.body(x)


def on_grid(x, stride, height, width):
    held = F.pad(x, (0, 1, 0, 1), mode="replicate")
    size = (x.shape[2] * stride + 1, x.shape[3] * stride + 1)
    return F.interpolate(held, size, mode="bilinear", align_corners=True)[:, :, :height, :width]


class Network(nn.Module):
    def __init__(self, classes, channels, image_head):
        super().__init__()
        blocks, reached, dilation, width = [], 2, 1, 32
        for expansion, out, count, wanted in STAGES:
            for i in range(count):
                asked = wanted if i == 0 else 1
                stride = 1 if reached * asked > OUTPUT_STRIDE else asked
                blocks.append(InvertedResidual(width, out, expansion, stride, dilation, asked == 1 and width == out))
                reached, dilation, width = reached * stride, dilation * asked // stride, out
        self.shallow = nn.Sequential(conv_norm(3, 32, 3, 2), *blocks[:LOW_BLOCKS])
        self.deep = nn.Sequential(*blocks[LOW_BLOCKS:])
        self.entry = conv_group_norm(width, channels)
        self.pool = nn.Conv2d(channels, channels, 1)
        self.context = conv_group_norm(2 * channels, channels)
        self.low = conv_group_norm(24, 32)
        self.join = conv_group_norm(channels + 32, channels, 3)
        self.head = nn.Conv2d(channels, classes, 1)
        self.image = nn.Conv2d(width, classes, 1) if image_head else None
        self.eval()  # batch norms keep their statistics; group norms do not care

    def forward(self, images):
        """Logits of every pixel of images in 0..1."""
        x = ((images - images.new_tensor(MEAN).view(1, 3, 1, 1)) / images.new_tensor(STD).view(1, 3, 1, 1))
        low = self.shallow(x.contiguous(memory_format=torch.channels_last))
        high = self.deep(low)
        x = self.entry(high)
        everywhere = F.relu(self.pool(x.mean((2, 3), keepdim=True))).expand_as(x)
        seen = self.context(torch.cat((x, everywhere), 1))
        enlarged = on_grid(seen, OUTPUT_STRIDE // LOW_STRIDE, low.shape[2], low.shape[3])
        logits = self.head(self.join(torch.cat((enlarged, self.low(low)), 1)))
        if self.image is not None:
            logits = logits + F.logsigmoid(self.image(high.mean((2, 3), keepdim=True)))
        return on_grid(logits, LOW_STRIDE, images.shape[2], images.shape[3])


def optimizer(network):
    encoder = [*network.shallow.parameters(), *network.deep.parameters()]
    known = {id(p) for p in encoder}
    rest = [p for p in network.parameters() if id(p) not in known]
    return torch.optim.AdamW([{"params": encoder, "lr": 6e-5}, {"params": rest, "lr": 2e-3}], weight_decay=0.01)


class Batch:
    """Random images with masks of blocks and tags that say which classes occur; without masks all pixels are undecided."""

    def __init__(self, count, crop, classes, painted):
        self.images = torch.rand(count, 3, crop, crop)
        coarse = torch.randint(classes, (count, 1, 8, 8)).float()
        self.labels = F.interpolate(coarse, (crop, crop)).squeeze(1).long()
        self.present = torch.zeros(count, classes)
        for i in range(count):
            self.present[i, self.labels[i].unique()] = 1
        self.possible = self.present > 0
        if not painted:
            self.labels.fill_(UNLABELLED)


def pixel_loss(logits, labels):
    return F.cross_entropy(logits, labels, ignore_index=UNLABELLED)


def class_aware_per_pixel(logits, labels, possible):
    """Cross entropy among the possible classes of each image; 0 where no label counts."""
    fits = possible[:, :, None, None]
    masked = logits.masked_fill(~fits, float("-inf"))
    highest = masked.detach().amax(1, keepdim=True)
    powers = torch.exp(masked - highest)
    total = powers.sum(1) + EPSILON * torch.exp(-highest.squeeze(1))
    target = labels.clamp(max=logits.shape[1] - 1)
    counted = (labels < logits.shape[1]) & fits.expand_as(logits).gather(1, target[:, None]).squeeze(1)
    share = powers.gather(1, target[:, None]).squeeze(1) / total
    return torch.where(counted, -torch.log(share + EPSILON), torch.zeros_like(share)), counted


def class_aware(logits, labels, possible):
    loss, counted = class_aware_per_pixel(logits, labels, possible)
    return loss.sum() / counted.sum().clamp(min=1)


def tag_loss(logits, present):
    return F.binary_cross_entropy_with_logits(logits.amax((2, 3)), present)


def pseudo_labels(logits, possible, drawn):
    masked = logits.detach().masked_fill(~possible[:, :, None, None], float("-inf"))
    confidence, labels = masked.softmax(1).max(1)
    decided = drawn != UNLABELLED
    return torch.where(decided, drawn, labels), torch.where(decided, torch.ones_like(confidence), confidence)


class Supervised:
    def __init__(self, args):
        self.student = Network(args.classes, args.channels, False).to(memory_format=torch.channels_last)
        self.optimizers = [optimizer(self.student)]

    def loss(self, labelled, weak):
        return pixel_loss(self.student(labelled.images), labelled.labels)

    def updated(self):
        pass


class ClassMix(Supervised):
    def __init__(self, args):
        super().__init__(args)
        self.teacher = copy.deepcopy(self.student).requires_grad_(False)

    def loss(self, labelled, weak):
        with torch.no_grad():
            labels, confidence = pseudo_labels(self.teacher(weak.images), weak.possible, weak.labels)
            mask = self.masks(labels)
            images = jitter(torch.where(mask[:, None], weak.images, weak.images.roll(-1, 0)))
            labels = torch.where(mask, labels, labels.roll(-1, 0))
            confidence = torch.where(mask, confidence, confidence.roll(-1, 0))
            share = (confidence >= 0.968).float().mean()
        mixed = F.cross_entropy(self.student(images), labels, ignore_index=UNLABELLED)
        return super().loss(labelled, weak) + share * mixed

    @staticmethod
    def masks(labels):
        """True where an image keeps its own pixels: half of its classes."""
        masks = torch.zeros_like(labels, dtype=torch.bool)
        for i, image in enumerate(labels):
            classes = image.unique()
            chosen = classes[torch.randperm(len(classes))[:(len(classes) + 1) // 2]]
            masks[i] = (image[None] == chosen[:, None, None]).any(0)
        return masks

    @torch.no_grad()
    def updated(self):
        for old, new in zip(self.teacher.parameters(), self.student.parameters()):
            old.lerp_(new, 0.02)


def jitter(images):
    factors = 0.75 + 0.5 * torch.rand(3, len(images), 1, 1, 1)
    images = images * factors[0]
    images = (images - images.mean((1, 2, 3), keepdim=True)) * factors[1] + images.mean((1, 2, 3), keepdim=True)
    grey = images.mean(1, keepdim=True)
    images = ((images - grey) * factors[2] + grey).clamp(0, 1)
    line = torch.exp(-torch.arange(-3.0, 4.0) ** 2 / 2)
    line = (line / line.sum()).repeat(3, 1, 1, 1)
    images = F.conv2d(F.pad(images, (3, 3, 0, 0), mode="reflect"), line, groups=3)
    return F.conv2d(F.pad(images, (0, 0, 3, 3), mode="reflect"), line.transpose(2, 3), groups=3)


class Cross:
    def __init__(self, args):
        self.hybrid = Network(args.classes, args.channels, True).to(memory_format=torch.channels_last)
        self.pseudo = Network(args.classes, args.channels, True).to(memory_format=torch.channels_last)
        self.optimizers = [optimizer(self.hybrid), optimizer(self.pseudo)]
        self.counts = torch.zeros(args.classes, args.classes)

    def loss(self, labelled, weak):
        half = len(labelled.images)
        h = self.hybrid(torch.cat((labelled.images, weak.images)))
        with torch.no_grad():
            graded = self.pseudo(labelled.images)
        q = self.pseudo(weak.images)
        by_hybrid, _ = pseudo_labels(h[half:], weak.possible, weak.labels)
        by_pseudo, _ = pseudo_labels(q, weak.possible, weak.labels)
        strong = class_aware(h[:half], labelled.labels, labelled.possible)
        image = tag_loss(h, torch.cat((labelled.present, weak.present)))
        to_pseudo = class_aware(q, by_hybrid, weak.possible)
        weights = self.grade(graded, labelled, weak)
        per_pixel, _ = class_aware_per_pixel(h[half:], by_pseudo, weak.possible)
        to_hybrid = (weights[:, None, None] * per_pixel).mean()
        return strong + image + to_pseudo + to_hybrid

    def grade(self, logits, labelled, weak):
        """Weight of each weak image: its worst present class by IoU on the strong half, with momentum, to the power 8."""
        classes = len(self.counts)
        said, _ = pseudo_labels(logits, labelled.possible, torch.full_like(labelled.labels, UNLABELLED))
        decided = labelled.labels < classes
        pairs = torch.bincount(labelled.labels[decided] * classes + said[decided], minlength=classes ** 2)
        self.counts = 0.99 * self.counts + pairs.view(classes, classes)
        hit = self.counts.diagonal()
        iou = hit / (self.counts.sum(0) + self.counts.sum(1) - hit).clamp(min=1)
        return torch.where(weak.possible, iou[None], torch.ones_like(weak.present)).amin(1) ** 8

    def updated(self):
        pass


RECIPES = {"supervised": Supervised, "classmix": ClassMix, "cross": Cross}


def step(method, labelled, weak):
    loss = method.loss(labelled, weak)
    if not torch.isfinite(loss).item():
        raise SystemExit("the loss is not finite")
    loss.backward()
    for each in method.optimizers:
        each.step()
        each.zero_grad(set_to_none=True)
    method.updated()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="supervised")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--crop", type=int, default=160)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--classes", type=int, default=6, help="as many as the drawn pictures of Limn have")
    parser.add_argument("--channels", type=int, default=128)
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    method = RECIPES[args.recipe](args)
    batches = [[Batch(args.batch, args.crop, args.classes, painted) for painted in (True, False)] for _ in range(4)]
    seconds = []
    for i in range(args.steps):
        start = time.perf_counter()
        step(method, *batches[i % len(batches)])
        seconds.append(time.perf_counter() - start)
    print("torch", torch.__version__, "recipe", args.recipe, "threads", args.threads)
    print("steps/s %.4f" % (1 / statistics.median(seconds[args.steps // WARM_UP_SHARE:])))


if __name__ == "__main__":
    main()
