package limn.engine.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.function.Function;
import java.util.stream.IntStream;
import limn.engine.data.ImageTags;
import limn.engine.data.LabelMap;
import limn.engine.data.RgbImage;
import limn.engine.data.Scaled;
import limn.engine.net.Network;
import limn.engine.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * From an image to labels of its own size: scaled down to the longest side the network knows, one pass, logits interpolated between
 * the pixels that they belong to, then arg-max. Large results are interpolated in rows on the host, so that they need no tensor of
 * class count times pixels.
 */
public final class Labelling {
    /** Values of an up-sampled logits tensor beyond which rows are made one by one. */
    private static final long DIRECT = 24L << 20;

    private Labelling() {}

    /** @param tags classes known absent are never predicted; null to use none */
    public static Prediction of(Network network, RgbImage image, int maxSide, @Nullable ImageTags tags) {
        return of(network, image, maxSide, tags, DIRECT);
    }

    static Prediction of(Network network, RgbImage image, int maxSide, @Nullable ImageTags tags, long direct) {
        return withLogits(network, image, maxSide, tags,
                logits -> isDirect(network, image, maxSide, direct)
                        ? direct(logits, network.stride(), image)
                        : byRows(logits, network.stride(), image, maxSide));
    }

    /** The labels alone, for measurements: no confidence is computed. */
    static LabelMap labels(Network network, RgbImage image, int maxSide) {
        return labels(network, image, maxSide, null).free();
    }

    /** @param free over all classes @param tagged among the classes that the tags leave; null without tags */
    public record Both(LabelMap free, @Nullable LabelMap tagged) {}

    /** The labels without and with tags from one pass. */
    static Both labels(Network network, RgbImage image, int maxSide, @Nullable ImageTags tags) {
        return withLogits(network, image, maxSide, null, logits -> {
            boolean isDirect = isDirect(network, image, maxSide, DIRECT);
            NDArray scores = isDirect ? full(logits, network.stride(), image) : logits;
            NDArray restricted = tags == null ? null : scores.add(penalty(tags, scores));
            if (isDirect) {
                return new Both(labels(scores, image), restricted == null ? null : labels(restricted, image));
            }
            return new Both(byRows(scores, network.stride(), image, maxSide).labels(),
                    restricted == null ? null : byRows(restricted, network.stride(), image, maxSide).labels());
        });
    }

    private static boolean isDirect(Network network, RgbImage image, int maxSide, long limit) {
        return Math.max(image.width(), image.height()) <= maxSide
                && (long) network.classCount() * image.width() * image.height() <= limit;
    }

    private static <T> T withLogits(Network network, RgbImage image, int maxSide, @Nullable ImageTags tags,
            Function<NDArray, T> use) {
        return Torch.noGrad(() -> {
            try (NDManager scope = Torch.newManager(network.manager().getDevice())) {
                int[] size = Scaled.fit(image.width(), image.height(), maxSide);
                RgbImage small = Scaled.down(image, size[0], size[1]);
                ByteBuffer pixels = ByteBuffer.allocateDirect(small.rgb().length);
                pixels.put(small.rgb()).rewind();
                NDArray logits = network.predict(Torch
                        .normalise(scope.create(pixels, new Shape(1, size[1], size[0], 3), DataType.UINT8)));
                if (tags != null) {
                    logits = logits.add(penalty(tags, logits));
                }
                return use.apply(logits);
            }
        });
    }

    private static NDArray penalty(ImageTags tags, NDArray logits) {
        var penalty = new float[tags.classCount()];
        for (int c = 0; c < penalty.length; c++) {
            penalty[c] = tags.isPossible(c) ? 0 : -1e9f;
        }
        return logits.getManager().create(penalty, new Shape(1, penalty.length, 1, 1));
    }

    private static Prediction direct(NDArray logits, int stride, RgbImage image) {
        NDArray full = full(logits, stride, image);
        byte[] confidence = full.softmax(1).max(new int[]{1}).mul(255f).add(0.5f).toType(DataType.UINT8, false)
                .toByteArray();
        return new Prediction(labels(full, image), confidence);
    }

    private static NDArray full(NDArray logits, int stride, RgbImage image) {
        return Torch.onGrid(logits, stride, image.height(), image.width());
    }

    private static LabelMap labels(NDArray full, RgbImage image) {
        return new LabelMap(image.width(), image.height(), Torch.argMaxBytes(full).toByteArray());
    }

    private static Prediction byRows(NDArray logits, int stride, RgbImage image, int maxSide) {
        int classes = (int) logits.getShape().get(1);
        int h = (int) logits.getShape().get(2);
        int w = (int) logits.getShape().get(3);
        float[] low = logits.transpose(0, 2, 3, 1).toFloatArray(); // [h,w,C]
        int width = image.width();
        int height = image.height();
        var labels = new byte[Math.multiplyExact(width, height)];
        var confidence = new byte[labels.length];
        int[] seen = Scaled.fit(width, height, maxSide);
        IntStream.range(0, height).parallel().forEach(y -> {
            double sy = grid(y, seen[1], height, stride, h);
            int y0 = Math.min((int) sy, h - 1);
            int y1 = Math.min(y0 + 1, h - 1);
            float fy = (float) (sy - y0);
            var row = new float[w * classes];
            for (int i = 0; i < row.length; i++) {
                float upper = low[y0 * w * classes + i];
                row[i] = upper + (low[y1 * w * classes + i] - upper) * fy;
            }
            var here = new float[classes];
            for (int x = 0; x < width; x++) {
                double sx = grid(x, seen[0], width, stride, w);
                int x0 = Math.min((int) sx, w - 1);
                int x1 = Math.min(x0 + 1, w - 1);
                float fx = (float) (sx - x0);
                int best = 0;
                for (int c = 0; c < classes; c++) {
                    float left = row[x0 * classes + c];
                    here[c] = left + (row[x1 * classes + c] - left) * fx;
                    best = here[c] > here[best] ? c : best;
                }
                double sum = 0;
                for (float v : here) {
                    sum += Math.exp(v - here[best]);
                }
                labels[y * width + x] = (byte) best;
                confidence[y * width + x] = (byte) Math.round(255 / sum);
            }
        });
        return new Prediction(new LabelMap(width, height, labels), confidence);
    }

    /** Where between the logits a pixel lies. @param seen size of the image as the network saw it @param logits how many there are */
    private static double grid(int pixel, int seen, int size, int stride, int logits) {
        double inSeen = (pixel + 0.5) * seen / size - 0.5;
        return Math.clamp(inSeen / stride, 0, logits - 1.0);
    }
}
