package limn.engine.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run tells the world, one line of the log each. Plain facts: safe to keep, replay, send anywhere. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Event.Unknown.class)
@JsonSubTypes({@JsonSubTypes.Type(value = Event.Started.class, name = "started"),
        @JsonSubTypes.Type(value = Event.StepDone.class, name = "stepDone"),
        @JsonSubTypes.Type(value = Event.Evaluated.class, name = "evaluated"),
        @JsonSubTypes.Type(value = Event.Graded.class, name = "graded"),
        @JsonSubTypes.Type(value = Event.PseudoMasks.class, name = "pseudoMasks"),
        @JsonSubTypes.Type(value = Event.Retraining.class, name = "retraining"),
        @JsonSubTypes.Type(value = Event.SampleSaved.class, name = "sampleSaved"),
        @JsonSubTypes.Type(value = Event.SamplesThinned.class, name = "samplesThinned"),
        @JsonSubTypes.Type(value = Event.WatchedSaved.class, name = "watchedSaved"),
        @JsonSubTypes.Type(value = Event.CheckpointSaved.class, name = "checkpointSaved"),
        @JsonSubTypes.Type(value = Event.Warned.class, name = "warned"),
        @JsonSubTypes.Type(value = Event.Stopped.class, name = "stopped"),
        @JsonSubTypes.Type(value = Event.Failed.class, name = "failed")})
public sealed interface Event {
    /**
     * A run began, or went on from a checkpoint. Counts are images. pid is the training process.
     *
     * @param labellingSeconds active work that the labels of the training images cost; null if nobody knows, as in logs of the first
     *     versions
     * @param host the name of the computer that trains; null in logs of the first versions
     * @param began when the training process began; null if unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Started(String method, long steps, String device, List<String> classes, int labelled, int tagged, int bare,
            int validation, long pid, boolean resumed, @Nullable Double labellingSeconds, @Nullable String host,
            @Nullable Instant began) implements Event {
        public Started(String method, long steps, String device, List<String> classes, int labelled, int tagged,
                int bare, int validation, long pid, boolean resumed, @Nullable Double labellingSeconds) {
            this(method, steps, device, classes, labelled, tagged, bare, validation, pid, resumed, labellingSeconds,
                    null, null);
        }

        public Started(String method, long steps, String device, List<String> classes, int labelled, int tagged,
                int bare, int validation, long pid, boolean resumed) {
            this(method, steps, device, classes, labelled, tagged, bare, validation, pid, resumed, null);
        }

        /** The training process. */
        public RunWriter writer() { return new RunWriter(host, pid, began); }
    }

    /**
     * Some steps are done; written a few times a second at most. terms are the parts of the loss by name, unweighted.
     *
     * @param memory of the training process, native memory included, mebibytes; null where the system does not tell, and in logs of
     *     the first versions
     * @param deviceMemory in use on the GPU that computes, by all programs, mebibytes; null on a CPU and where the driver does not tell
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepDone(double loss, Map<String, Double> terms, double learningRate, double unlabelledWeight,
            double stepsPerSecond, @Nullable Double memory, @Nullable Double deviceMemory) implements Event {
        public StepDone(double loss, Map<String, Double> terms, double learningRate, double unlabelledWeight,
                double stepsPerSecond) {
            this(loss, terms, learningRate, unlabelledWeight, stepsPerSecond, null, null);
        }
    }

    /**
     * A measurement on the validation images, single scale.
     *
     * @param network "student", "hybrid" or "teacher"
     * @param tags whether the tags of the validation images forbade classes: such a score is of another kind
     * @param mIoU 0..1, over the classes that occur in labels or predictions
     * @param iouPerClass 0..1, or null for a class that occurs in neither
     * @param best whether this is the best so far of the run
     */
    record Evaluated(String network, boolean tags, double mIoU, List<Double> iouPerClass, int classesCounted,
            double pixelAccuracy,
            int images, boolean best) implements Event {}

    /** What the dynamic evaluation gives pseudo-Net. @param iouPerClass J of each class, 0..1 @param muted null in older logs */
    record Graded(List<Double> iouPerClass, @Nullable Muted muted) implements Event {}

    /**
     * What that does to the images which pseudo-Net could teach: the weight of an image is the least J of its present classes to a
     * power.
     *
     * @param power of J
     * @param images that could be taught
     * @param perClass how many of them each class mutes: it is the one with the least J, and leaves less than a hundredth of the weight
     * @param silent images of which no class is known to be present: they have no weight at all
     * @param meanWeight over all images, 0..1
     */
    record Muted(double power, int images, List<Integer> perClass, int silent, double meanWeight) {}

    /** Pseudo masks are being made. @param network the one that makes them */
    record PseudoMasks(String network, int done, int images) implements Event {}

    /** The second phase began. @param images with masks, painted or pseudo @param painted those that people painted */
    record Retraining(int images, int painted, boolean fresh) implements Event {}

    /** Pictures of one training sample. @param folder relative to the run folder @param pictures file names, in order of showing */
    record SampleSaved(String folder, List<String> pictures) implements Event {}

    /** Samples were removed so that their number stays within bounds. @param folders relative to the run folder */
    record SamplesThinned(List<String> folders) implements Event {}

    /** Predictions of the watched images. @param folder relative to the run folder */
    record WatchedSaved(String folder, int images) implements Event {}

    /** @param file relative to the run folder */
    record CheckpointSaved(String file) implements Event {}

    /** Something a person should know although the run goes on. code is the key of the words, arguments go into them. */
    record Warned(String code, List<String> arguments) implements Event {
        /** The code of an image that cannot be read and is left out; its arguments are name and reason. */
        public static final String UNREADABLE = "unreadableImage";
    }

    record Stopped(StopReason reason, double bestMiou) implements Event {}

    /** The run ended by an error. @param code key of the words: nonFiniteLoss, unreadableImage, outOfMemory, internal ... */
    record Failed(String code, String term, List<String> images, String message) implements Event {
        /** The code of too little memory, on the device or for the process. */
        public static final String OUT_OF_MEMORY = "outOfMemory";
        /** The code of a process that the system has ended, most likely for memory; written by the program that started it. */
        public static final String KILLED = "killed";
        /** The code of a device that failed while it computed. */
        public static final String DEVICE_FAILED = "deviceFailed";
        /** The code of a device that the machine does not have. */
        public static final String NO_DEVICE = "noDevice";
    }

    /** Written by a newer version: skip it. */
    record Unknown() implements Event {}
}
