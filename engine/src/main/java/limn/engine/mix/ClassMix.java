package limn.engine.mix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import limn.engine.tensor.Torch;

/**
 * ClassMix (Olsson and others 2021) after WilhelmT/ClassMix aa85291: per image, half of its predicted classes are cut
 * out and pasted on the next image of the ring, {@code x_mix[i] = M[i]*x[i] + (1-M[i])*x[(i+1) mod N]}. Labels and
 * confidence are mixed with the same M, which equals mixing the soft-max and taking arg-max and maximum.
 */
public final class ClassMix {
    /** Label values 0..255. */
    private static final int VALUES = 256;

    private ClassMix() {}

    /** The classes that occur in each image. @param labels [N,H,W] uint8 or int64; 254 and 255 are no classes */
    public static int[][] presentClasses(NDArray labels) {
        int count = (int) labels.getShape().get(0);
        try (NDArray counts = Torch.call("class_counts", labels)) {
            long[] pixels = counts.toLongArray();
            return IntStream.range(0, count)
                    .mapToObj(i -> IntStream.range(0, 254).filter(c -> pixels[i * VALUES + c] > 0).toArray())
                    .toArray(int[][]::new);
        }
    }

    /**
     * floor(n/2) of n classes, uniformly without replacement, in ascending order. One class gives an empty choice: the
     * mixed image is then a copy of its neighbour.
     */
    public static int[] choose(int[] present, RandomGenerator random) {
        int[] shuffled = present.clone();
        int wanted = present.length / 2;
        for (int i = 0; i < wanted; i++) {
            int other = random.nextInt(i, shuffled.length);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        int[] chosen = Arrays.copyOf(shuffled, wanted);
        Arrays.sort(chosen);
        return chosen;
    }

    /**
     * M: true on the pixels of the chosen classes.
     *
     * @param labels [N,H,W] uint8 or int64; its manager owns the result
     * @param chosen chosen classes of each image
     * @return [N,H,W] boolean
     */
    public static NDArray mask(NDArray labels, int[][] chosen) {
        int count = (int) labels.getShape().get(0);
        if (chosen.length != count) {
            throw new IllegalArgumentException("choices for " + chosen.length + " images, but there are " + count);
        }
        boolean[] table = new boolean[count * VALUES];
        for (int i = 0; i < count; i++) {
            for (int c : chosen[i]) {
                table[i * VALUES + c] = true;
            }
        }
        NDManager owner = labels.getManager();
        try (NDArray flags = owner.create(table, new Shape(count, VALUES))) {
            return Torch.call("mask_of", labels, flags);
        }
    }

    /** {@link #presentClasses} and {@link #choose} at once: the chosen classes of each image. */
    public static int[][] choices(NDArray labels, RandomGenerator random) {
        return Arrays.stream(presentClasses(labels)).map(present -> choose(present, random)).toArray(int[][]::new);
    }

    /** {@link #choices} and {@link #mask} at once. @return M, [N,H,W] boolean */
    public static NDArray masks(NDArray labels, RandomGenerator random) {
        return mask(labels, choices(labels, random));
    }

    /** On which image each of n is pasted: the next one around the ring; one image on itself. */
    public static int[] partners(int n) {
        return IntStream.range(0, n).map(i -> (i + 1) % n).toArray();
    }

    /** The images of the given places, in their order. @param values [N,...] of any type; its manager owns the result */
    public static NDArray rows(NDArray values, int[] places) {
        try (NDArray at = values.getManager().create(Arrays.stream(places).asLongStream().toArray())) {
            return Torch.call("rows", values, at);
        }
    }

    /**
     * Values where the mask is true, those of the partner elsewhere.
     *
     * @param values [N,H,W] or [N,K,H,W] of any type; its manager owns the result
     * @param partner of the same shape
     * @param mask [N,H,W] boolean
     */
    public static NDArray mix(NDArray values, NDArray partner, NDArray mask) {
        return Torch.call("mix", values, partner, mask);
    }

    /**
     * The share of confident pixels among those that are not ignored (254, 255), over the whole batch; 0 if all are
     * ignored. One number that weights the whole loss.
     *
     * @param confidence [N,H,W] float32
     * @param labels [N,H,W] uint8 or int64
     * @return [] float32 on the device
     */
    public static NDArray shareAbove(NDArray confidence, NDArray labels, double threshold) {
        return Torch.call("share", confidence, labels, threshold);
    }
}
