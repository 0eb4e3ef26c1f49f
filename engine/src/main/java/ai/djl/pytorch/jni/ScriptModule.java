package ai.djl.pytorch.jni;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TorchScript module whose methods take part in automatic differentiation. DJL's public way to call a method runs
 * it in inference mode, whose results can't enter a backward pass. Any thread may call; results belong to the manager
 * that the caller names. Lives as long as the process.
 */
public final class ScriptModule {
    private static final ThreadLocal<Boolean> PLAIN_INTERPRETER = ThreadLocal.withInitial(() -> {
        // The profiling optimiser compiles per shape and per gradient mode, and gains nothing for single operators.
        JniUtils.setGraphExecutorOptimize(false);
        return true;
    });

    private final long handle;

    public ScriptModule(byte[] archive) throws IOException {
        handle = JniUtils.loadModuleHandle(new ByteArrayInputStream(archive), Device.cpu(), true, false);
    }

    /**
     * Calls a method that returns one tensor.
     *
     * @param owner manager that the result belongs to
     * @param arguments tensors, lists of tensors, int, long, double, boolean
     */
    public NDArray call(NDManager owner, String method, Object... arguments) {
        try (IValue result = run(method, arguments)) {
            return result.toTensor((PtNDManager) owner);
        }
    }

    /** Calls a method that returns a tuple of tensors. */
    public List<NDArray> callTuple(NDManager owner, String method, Object... arguments) {
        try (IValue result = run(method, arguments)) {
            List<NDArray> tensors = new ArrayList<>();
            for (IValue part : result.toIValueTuple()) {
                try (part) {
                    tensors.add(part.toTensor((PtNDManager) owner));
                }
            }
            return tensors;
        }
    }

    /** Calls a method for what it changes; its result is dropped. */
    public void apply(String method, Object... arguments) {
        run(method, arguments).close();
    }

    /** The gradient that backward has gathered for a weight, or empty if there is none. @param owner gets the handle */
    public static Optional<NDArray> gradient(NDArray weight, NDManager owner) {
        long gradient = PyTorchLibrary.LIB.torchGrad(((PtNDArray) weight).getHandle());
        return gradient == 0 ? Optional.empty() : Optional.of(new PtNDArray((PtNDManager) owner, gradient));
    }

    private IValue run(String method, Object... arguments) {
        PLAIN_INTERPRETER.get();
        List<IValue> values = new ArrayList<>(arguments.length);
        try {
            long[] handles = new long[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                IValue value = value(arguments[i]);
                values.add(value);
                handles[i] = value.getHandle();
            }
            return new IValue(PyTorchLibrary.LIB.moduleRunMethod(handle, method, handles, true, false));
        } finally {
            values.forEach(IValue::close);
        }
    }

    private static IValue value(Object argument) {
        return switch (argument) {
            case PtNDArray tensor -> IValue.from(tensor);
            case Integer number -> IValue.from(number.longValue());
            case Long number -> IValue.from(number);
            case Double number -> IValue.from(number);
            case Boolean flag -> IValue.from(flag);
            case List<?> list -> IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
            default -> throw new IllegalArgumentException("no TorchScript value for " + argument.getClass());
        };
    }
}
