package limn.engine.train;

import ai.djl.engine.EngineException;
import java.util.List;
import java.util.Locale;
import limn.engine.run.Event;

/** What ends a training, as facts: faults of libtorch by their words, and the last event of a run that failed. */
final class Faults {
    /** Said by the allocators for GPUs, for Unix and for Windows, and by the libraries of CUDA. */
    private static final List<String> MEMORY = List.of("out of memory", "can't allocate memory", "not enough memory",
            "status_alloc_failed");
    /** The beginnings of what CUDA and its libraries say, whatever the reason. */
    private static final List<String> DEVICE = List.of("cuda error", "cuda driver error", "cuda runtime error",
            "cudnn error", "cudnn_status", "cublas_status", "cusolver_status", "no cuda gpus are available",
            "device-side assert", "uncorrectable ecc");

    private Faults() {}

    /** The fault by its kind; itself if it is of no known kind. */
    static Exception named(EngineException e, String device) {
        if (isOutOfMemory(e)) {
            return new TrainingException.OutOfMemory(e);
        }
        return says(e, DEVICE) ? new TrainingException.DeviceFailed(device, e) : e;
    }

    /** Whether libtorch ran out of memory. */
    static boolean isOutOfMemory(EngineException e) {
        return says(e, MEMORY);
    }

    private static boolean says(EngineException e, List<String> words) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(said::contains);
    }

    /** The last word of a run. */
    static Event.Failed event(Throwable failure) {
        return failure instanceof TrainingException known
                ? event(known)
                : new Event.Failed("internal", "", List.of(), String.valueOf(failure));
    }

    private static Event.Failed event(TrainingException failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case TrainingException.NonFiniteLoss n ->
                new Event.Failed("nonFiniteLoss", n.term(), n.images(), message);
            case TrainingException.UnreadableImage u ->
                new Event.Failed("unreadableImage", "", List.of(u.image()), message);
            case TrainingException.NoDevice n ->
                new Event.Failed(Event.Failed.NO_DEVICE, n.device(), List.of(), message);
            case TrainingException.DeviceFailed d ->
                new Event.Failed(Event.Failed.DEVICE_FAILED, d.device(), List.of(), message);
            case TrainingException.OutOfMemory o ->
                new Event.Failed(Event.Failed.OUT_OF_MEMORY, "", List.of(), message);
            case TrainingException.WrongWeights w -> new Event.Failed("wrongWeights", "", List.of(), message);
            case TrainingException.NoCheckpoint n -> new Event.Failed("noCheckpoint", "", List.of(), message);
            case TrainingException.NotReady n -> new Event.Failed("notReady", "", List.of(), message);
            case TrainingException.RunFolderFailed r -> new Event.Failed("runFolder", "", List.of(), message);
            case TrainingException.RunBusy b ->
                throw new IllegalArgumentException("the log belongs to another process", b);
        };
    }
}
