package limn.engine.tensor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The operators that DJL lacks, or has without gradient, as source of a TorchScript module, and the archive that
 * libtorch loads. An archive is a zip of four stored entries: version, constants, the module object as a pickle, and
 * the source.
 */
final class ScriptSource {
    private ScriptSource() {}

    // Resizing in one direction is a product with the shares that the values have in each pixel, 1 minus their distance on the grid
    // of values: products are several times faster on the CPU than the resizing kernel, forward and backward. Positions count from 1.
    // A dilated depthwise convolution runs as plain ones on the d*d grids of every d-th pixel: equal, and its backward
    // pass is many times faster on the CPU.
    // Data types by number: 0 uint8, 4 int64, 6 float32. Memory format 2 is channels last. Reduction 0 none, 2 sum.
    // Activations by number: 0 none, 1 ReLU, 2 ReLU6.
    private static final String METHODS = """
            def bilinear(self, x: Tensor, h: int, w: int, align: bool) -> Tensor:
              return torch.upsample_bilinear2d(x, [h, w], align, None, None)
            def on_grid(self, x: Tensor, stride: int, h: int, w: int) -> Tensor:
              n, c, p, q = torch.size(x, 0), torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)
              rows = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [n * p, q, c])
              wide = torch.bmm(torch.expand((self).shares(x, q, stride, w), [n * p, w, q]), rows)
              columns = torch.reshape(wide, [n, p, w * c])
              large = torch.bmm(torch.expand((self).shares(x, p, stride, h), [n, h, p]), columns)
              return torch.permute(torch.reshape(large, [n, h, w, c]), [0, 3, 1, 2])
            def shares(self, x: Tensor, count: int, stride: int, size: int) -> Tensor:
              values = torch.cumsum(torch.new_ones(x, [1, count]), 1)
              pixels = torch.cumsum(torch.new_ones(x, [size, 1]), 0)
              at = torch.clamp_max(torch.add(torch.div(torch.sub(pixels, 1), stride), 1), count)
              return torch.clamp_min(torch.rsub(torch.abs(torch.sub(at, values)), 1), 0)
            def channels_last(self, x: Tensor) -> Tensor:
              return torch.contiguous(x, memory_format=2)
            def window(self, x: Tensor, top: int, bottom: int, left: int, right: int) -> Tensor:
              inside = torch.slice(torch.slice(x, 2, top, bottom), 3, left, right)
              return torch.contiguous(inside, memory_format=2)
            def paste(self, to: Tensor, top: int, left: int, x: Tensor, y0: int, y1: int, x0: int, x1: int) -> int:
              part = torch.slice(torch.slice(x, 2, y0, y1), 3, x0, x1)
              hole = torch.slice(torch.slice(to, 2, top, top + y1 - y0), 3, left, left + x1 - x0)
              a = torch.copy_(hole, part)
              return 0
            def host(self, x: Tensor) -> Tensor:
              return torch.clone(torch.cpu(torch.detach(x)), memory_format=0)
            def normalise(self, x: Tensor, mean: Tensor, std: Tensor) -> Tensor:
              y = torch.div(torch.sub(torch.to(x, 6), mean), std)
              return torch.permute(y, [0, 3, 1, 2])
            def arg_max(self, x: Tensor) -> Tensor:
              return torch.argmax(x, 1)
            def arg_max_bytes(self, x: Tensor) -> Tensor:
              return torch.to(torch.argmax(x, 1), 0)
            def pseudo_labels(self, x: Tensor, possible: Tensor) -> Tuple[Tensor, Tensor]:
              n = torch.size(possible, 0)
              c = torch.size(possible, 1)
              banned = torch.logical_not(torch.reshape(possible, [n, c, 1, 1]))
              p = torch.softmax(torch.masked_fill(x, banned, -inf), 1)
              best, label = torch.max(p, 1)
              return (label, best)
            def unmirrored(self, x: Tensor, mirrored: bool) -> Tensor:
              y = torch.clone(torch.detach(x))
              if mirrored:
                y = torch.flip(y, [3])
              return y
            def add_unmirrored(self, to: Tensor, x: Tensor, mirrored: bool) -> int:
              y = x
              if mirrored:
                y = torch.flip(y, [3])
              a = torch.add_(to, y)
              return 0
            def probability_of(self, x: Tensor, labels: Tensor) -> Tensor:
              p = torch.gather(torch.softmax(x, 1), 1, torch.unsqueeze(labels, 1))
              return torch.squeeze(p, 1)
            def times(self, x: Tensor, factor: float) -> Tensor:
              return torch.mul(x, factor)
            def conv(self, x: Tensor, w: Tensor, b: Tensor, act: bool) -> Tensor:
              y = torch.conv2d(x, w, b, [1, 1], [0, 0], [1, 1], 1)
              if act:
                y = torch.relu_(y)
              return y
            def with_image(self, x: Tensor, g: Tensor) -> Tensor:
              return torch.add(x, torch.log_sigmoid(g))
            def dilated(self, x: Tensor, w: Tensor, b: Optional[Tensor], d: int) -> Tensor:
              n = torch.size(x, 0)
              c = torch.size(x, 1)
              h = torch.size(x, 2)
              k = torch.size(x, 3)
              p = (h + d - 1) // d
              q = (k + d - 1) // d
              full = torch.constant_pad_nd(x, [0, q * d - k, 0, p * d - h], 0)
              split = torch.reshape(torch.permute(full, [0, 2, 3, 1]), [n, p, d, q, d, c])
              grids = torch.reshape(torch.permute(split, [2, 4, 0, 1, 3, 5]), [d * d * n, p, q, c])
              y = torch.conv2d(torch.permute(grids, [0, 3, 1, 2]), w, b, [1, 1], [1, 1], [1, 1], c)
              apart = torch.reshape(torch.permute(y, [0, 2, 3, 1]), [d, d, n, p, q, c])
              joined = torch.reshape(torch.permute(apart, [2, 3, 0, 4, 1, 5]), [n, p * d, q * d, c])
              inside = torch.slice(torch.slice(joined, 1, 0, h), 2, 0, k)
              return torch.permute(inside, [0, 3, 1, 2])
            def activate(self, x: Tensor, act: int) -> Tensor:
              y = x
              if act == 1:
                y = torch.relu_(x)
              if act == 2:
                y = torch.hardtanh_(x, 0., 6.)
              return y
            def convolve(self, x: Tensor, w: Tensor, b: Optional[Tensor],
                stride: int, pad: int, dilation: int, groups: int) -> Tensor:
              if dilation > 1 and stride == 1 and groups > 1:
                y = (self).dilated(x, w, b, dilation)
              else:
                y = torch.conv2d(x, w, b, [stride, stride], [pad, pad], [dilation, dilation], groups)
              return y
            def conv_batch_norm(self, x: Tensor, w: Tensor, g: Tensor, b: Tensor, mean: Tensor, var: Tensor,
                stride: int, pad: int, dilation: int, groups: int, act: int) -> Tensor:
              y = (self).convolve(x, w, None, stride, pad, dilation, groups)
              return (self).activate(torch.batch_norm(y, g, b, mean, var, True, 0.1, 1.0e-05, True), act)
            def conv_folded(self, x: Tensor, w: Tensor, g: Tensor, b: Tensor, mean: Tensor, var: Tensor,
                stride: int, pad: int, dilation: int, groups: int, act: int) -> Tensor:
              scale = torch.mul(g, torch.rsqrt(torch.add(var, 1.0e-05)))
              wf = torch.mul(w, torch.reshape(scale, [-1, 1, 1, 1]))
              bf = torch.sub(b, torch.mul(mean, scale))
              return (self).activate((self).convolve(x, wf, bf, stride, pad, dilation, groups), act)
            def conv_group_norm(self, x: Tensor, w: Tensor, g: Tensor, b: Tensor,
                pad: int, dilation: int, groups: int) -> Tensor:
              y = torch.conv2d(x, w, None, [1, 1], [pad, pad], [dilation, dilation], 1)
              return torch.relu_(torch.group_norm(y, groups, g, b, 1.0e-05, True))
            def add(self, x: Tensor, y: Tensor) -> Tensor:
              return torch.add(x, y)
            def add_relu(self, x: Tensor, y: Tensor) -> Tensor:
              return torch.relu_(torch.add(x, y))
            def max_pool(self, x: Tensor) -> Tensor:
              return torch.max_pool2d(x, [3, 3], [2, 2], [1, 1], [1, 1], False)
            def concat(self, xs: List[Tensor]) -> Tensor:
              return torch.cat(xs, 1)
            def pool(self, x: Tensor) -> Tensor:
              return torch.mean(x, [2, 3], True)
            def expand_like(self, x: Tensor, y: Tensor) -> Tensor:
              return torch.expand(x, [-1, -1, torch.size(y, 2), torch.size(y, 3)])
            def zero(self, xs: List[Tensor]) -> int:
              for i in range(torch.len(xs)):
                a = torch.zero_(xs[i])
              return 0
            def copy(self, to: List[Tensor], source: List[Tensor]) -> int:
              for i in range(torch.len(to)):
                a = torch.copy_(to[i], source[i])
              return 0
            def average(self, to: List[Tensor], source: List[Tensor], alpha: float) -> int:
              for i in range(torch.len(to)):
                a = torch.add_(torch.mul_(to[i], alpha), source[i], alpha=torch.sub(1., alpha))
              return 0
            def sgd(self, ps: List[Tensor], gs: List[Tensor], bs: List[Tensor],
                rate: float, momentum: float, decay: float) -> int:
              for i in range(torch.len(ps)):
                d = torch.add(gs[i], ps[i], alpha=decay)
                buffer = torch.add_(torch.mul_(bs[i], momentum), d)
                a = torch.add_(ps[i], buffer, alpha=torch.neg(rate))
              return 0
            def adamw(self, ps: List[Tensor], gs: List[Tensor], ms: List[Tensor], vs: List[Tensor],
                steps: List[Tensor], rate: float, beta1: float, beta2: float, eps: float, decay: float) -> int:
              largest = annotate(List[Tensor], [])
              torch._fused_adamw_(ps, gs, ms, vs, largest, steps, lr=rate, beta1=beta1, beta2=beta2,
                  weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
              return 0
            """;

    static byte[] archive() {
        String source = "class Ops(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + (METHODS + LossOperators.SOURCE + MixOperators.SOURCE).replace("(self,", "(self: __torch__.Ops,")
                        .indent(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "ops/data.pkl", pickledModule());
            store(zip, "ops/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "ops/constants.pkl", new byte[]{(byte) 0x80, 2, ')', '.'}); // an empty tuple
            store(zip, "ops/version", "3\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2, of an object of class Ops with the attribute training = True. */
    private static byte[] pickledModule() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[]{(byte) 0x80, 2});
        pickle.write("c__torch__\nOps\n".getBytes(StandardCharsets.UTF_8));
        pickle.write(new byte[]{')', (byte) 0x81, '}', '(', 'X', 8, 0, 0, 0});
        pickle.write("training".getBytes(StandardCharsets.UTF_8));
        pickle.write(new byte[]{(byte) 0x88, 'u', 'b', '.'});
        return pickle.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 check = new CRC32();
        check.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(check.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
