package limn.engine.recipe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;
import limn.engine.data.HostBatch;

/**
 * A batch on the device; the manager of the step owns it.
 *
 * @param images [N,3,H,W] float32, red green blue, 0..1
 * @param labels [N,H,W] int64, 0..C-1, 254 unlabelled, 255 void
 * @param possible [N,C] float32, 1 where a class is not known absent
 */
public record TensorBatch(NDArray images, NDArray labels, NDArray possible, List<String> names) {

    /** Uploads bytes and converts on the device. */
    public static TensorBatch of(HostBatch batch, NDManager step) {
        int n = batch.size();
        int side = batch.crop();
        NDArray images = bytes(step, batch.rgb(), new Shape(n, side, side, 3)).transpose(0, 3, 1, 2)
                .toType(DataType.FLOAT32, false).div(255f);
        NDArray labels = bytes(step, batch.labels(), new Shape(n, side, side)).toType(DataType.INT64, false);
        NDArray possible = step.create(batch.possible(), new Shape(n, batch.possible().length / n));
        return new TensorBatch(images, labels, possible, batch.names());
    }

    private static NDArray bytes(NDManager step, byte[] values, Shape shape) {
        ByteBuffer direct = ByteBuffer.allocateDirect(values.length);
        direct.put(values).rewind();
        return step.create(direct, shape, DataType.UINT8);
    }
}
