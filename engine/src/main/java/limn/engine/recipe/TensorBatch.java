package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.BiPredicate;
import limn.engine.data.ClassInfo;
import limn.engine.data.HostBatch;
import limn.engine.data.ImageTags;
import org.jspecify.annotations.Nullable;

/**
 * A batch on the device; the manager of the step owns it.
 *
 * @param images [N,3,H,W] float32, red green blue, 0..1
 * @param labels [N,H,W] int64, 0..C-1, 254 unlabelled, 255 void
 * @param weights [N,H,W] float32, 0..1, how much each label counts; null if all count fully
 * @param possible [N,C] float32, 1 where a class is not known absent
 * @param present [N,C] float32, 1 where a class is known to occur, background included
 * @param known [N,C] float32, 1 where a class other than the background is known to occur or not to occur
 */
public record TensorBatch(NDArray images, NDArray labels, @Nullable NDArray weights, NDArray possible, NDArray present,
        NDArray known, List<String> names) {

    /** Uploads bytes and converts on the device. */
    public static TensorBatch of(HostBatch batch, List<ClassInfo> classes, NDManager step) {
        int n = batch.size();
        int side = batch.crop();
        Shape map = new Shape(n, side, side);
        NDArray images = bytes(step, batch.rgb(), new Shape(n, side, side, 3)).transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, false).div(255f);
        NDArray labels = bytes(step, batch.labels(), map).toType(DataType.INT64, false);
        byte[] counts = batch.weights();
        return new TensorBatch(images, labels,
                counts == null ? null : bytes(step, counts, map).toType(DataType.FLOAT32, false).div(255f),
                flags(step, batch, classes, ImageTags::isPossible), flags(step, batch, classes, ImageTags::isPresent),
                flags(step, batch, classes, (tags, c) -> tags.isKnown(c) && !classes.get(c).background()),
                batch.names());
    }

    /** Images, in order, of both. Weights stay behind. */
    public TensorBatch with(TensorBatch other) {
        var names = new java.util.ArrayList<>(this.names);
        names.addAll(other.names);
        return new TensorBatch(images.concat(other.images, 0), labels.concat(other.labels, 0), null,
                possible.concat(other.possible, 0), present.concat(other.present, 0), known.concat(other.known, 0),
                names);
    }

    /** The images [from, to). */
    public TensorBatch part(int from, int to) {
        String range = from + ":" + to;
        NDArray counts = weights;
        return new TensorBatch(images.get(range), labels.get(range), counts == null ? null : counts.get(range),
                possible.get(range), present.get(range), known.get(range), names.subList(from, to));
    }

    private static NDArray flags(NDManager step, HostBatch batch, List<ClassInfo> classes,
            BiPredicate<ImageTags, Integer> test) {
        var flags = new float[batch.size() * classes.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = test.test(batch.tags().get(i / classes.size()), i % classes.size()) ? 1 : 0;
        }
        return step.create(flags, new Shape(batch.size(), classes.size()));
    }

    private static NDArray bytes(NDManager step, byte[] values, Shape shape) {
        ByteBuffer direct = ByteBuffer.allocateDirect(values.length);
        direct.put(values).rewind();
        return step.create(direct, shape, DataType.UINT8);
    }
}
