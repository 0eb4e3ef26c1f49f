package limn.engine.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A tensor in plain memory, as files hold it. Treat the arrays as read-only. @param bytes little-endian, row by row */
public record HostTensor(DataType type, long[] shape, byte[] bytes) {
    public HostTensor {
        if (count(shape) * type.getNumOfBytes() != bytes.length) {
            throw new IllegalArgumentException("expected " + count(shape) + " values of " + type + " for shape "
                    + Arrays.toString(shape) + " but got " + bytes.length + " bytes");
        }
    }

    /** A copy of a tensor of any device. */
    public static HostTensor of(NDArray array) {
        try (NDManager scope = Torch.newManager(Device.cpu())) {
            NDArray copy = Torch.callIn(scope, "host", array);
            ByteBuffer buffer = copy.toByteBuffer(false);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return new HostTensor(array.getDataType(), array.getShape().getShape(), bytes);
        }
    }

    public static HostTensor ofFloats(float[] values, long... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return new HostTensor(DataType.FLOAT32, shape, buffer.array());
    }

    public static HostTensor ofLongs(long[] values, long... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asLongBuffer().put(values);
        return new HostTensor(DataType.INT64, shape, buffer.array());
    }

    /** A new tensor on the manager's device; the manager owns it. */
    public NDArray toArray(NDManager manager) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.nativeOrder());
        direct.put(bytes).rewind();
        return manager.create(direct, new Shape(shape), type);
    }

    /** @throws IllegalStateException unless the type is float32 */
    public float[] floats() {
        require(DataType.FLOAT32);
        float[] values = new float[bytes.length / Float.BYTES];
        buffer().asFloatBuffer().get(values);
        return values;
    }

    /** @throws IllegalStateException unless the type is int64 */
    public long[] longs() {
        require(DataType.INT64);
        long[] values = new long[bytes.length / Long.BYTES];
        buffer().asLongBuffer().get(values);
        return values;
    }

    private ByteBuffer buffer() { return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN); }

    private void require(DataType wanted) {
        if (type != wanted) {
            throw new IllegalStateException("the tensor is " + type + ", not " + wanted);
        }
    }

    private static long count(long[] shape) {
        if (Arrays.stream(shape).anyMatch(side -> side < 0)) {
            throw new IllegalArgumentException("negative side in shape " + Arrays.toString(shape));
        }
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
}
