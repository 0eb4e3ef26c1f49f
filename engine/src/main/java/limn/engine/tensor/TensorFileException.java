package limn.engine.tensor;

import java.io.IOException;
import java.nio.file.Path;

/** A file of tensors that cannot be read. */
public final class TensorFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Kind {
        /** No safetensors file at all; the detail says how that was seen. */
        FOREIGN,
        /** The end is missing; the detail is the first tensor that is not whole, or says that it is the header. */
        CUT_SHORT,
        /** The header contradicts itself; the detail is the tensor. */
        DAMAGED,
        /** A type of number that is not read; the detail is the tensor and its type. */
        TYPE
    }

    private final transient Path file;
    private final Kind kind;
    private final String detail;

    TensorFileException(Path file, Kind kind, String detail) {
        super(file + said(kind) + detail);
        this.file = file;
        this.kind = kind;
        this.detail = detail;
    }

    TensorFileException(Path file, Kind kind, String detail, Throwable cause) {
        this(file, kind, detail);
        initCause(cause);
    }

    public Path file() { return file; }

    public Kind kind() { return kind; }

    public String detail() { return detail; }

    private static String said(Kind kind) {
        return switch (kind) {
            case FOREIGN -> " is no safetensors file: ";
            case CUT_SHORT -> " is cut short at ";
            case DAMAGED -> " is damaged at tensor ";
            case TYPE -> " has a tensor of a type that is not supported: ";
        };
    }
}
