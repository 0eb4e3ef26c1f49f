package limn.engine.tensor;

import java.util.List;

/**
 * What the header of a safetensors file says of one tensor.
 *
 * @param type its name in the format: F32, F16, BF16, I64 and so on
 * @param from first byte after the header @param to first byte that is no longer part of it
 */
public record TensorFact(String type, List<Long> shape, long from, long to) {
    public TensorFact { shape = List.copyOf(shape); }

    /** Whether the values are widened to float32 on reading. */
    public boolean isHalf() {
        return type.equals("F16") || type.equals("BF16");
    }

    /** Whether reading gives float32. */
    public boolean isFloat() { return isHalf() || type.equals("F32"); }
}
