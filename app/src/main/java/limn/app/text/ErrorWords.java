package limn.app.text;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Optional;
import limn.annotator.format.ImageFormatException;
import limn.annotator.format.LayoutException;
import limn.annotator.opencv.OpenCvException;
import limn.annotator.store.StoreException;
import limn.engine.data.UnreadableSampleException;
import limn.engine.recipe.RecipeException;
import limn.engine.run.Event;
import limn.engine.run.RunWriter;
import limn.engine.tensor.TensorFileException;
import limn.engine.train.Preflight;
import limn.engine.train.TrainingException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into words. Every kind of error of the two libraries has its own; a new kind does not compile. */
public final class ErrorWords {
    private final Texts texts;

    public ErrorWords(Texts texts) { this.texts = texts; }

    /** What happened, why, and what to do next. */
    public ErrorText of(Throwable failure) {
        return switch (failure) {
            case UserError e -> error(e.key(), e.arguments().toArray());
            case StoreException e -> store(e);
            case TrainingException e -> training(e);
            case RecipeException e -> recipe(e);
            case ImageFormatException e -> error("image", e.path(), why(e));
            case LayoutException e -> error("layout", e.path(), why(e));
            case UnreadableSampleException e -> error("image", e.sample(), reason(text(e)));
            case TensorFileException e -> tensors(e);
            case NoSuchFileException e -> error("missing", e.getFile());
            case AccessDeniedException e -> error("denied", e.getFile());
            case FileSystemException e -> error("file", String.valueOf(e.getFile()), text(e));
            case OpenCvException e -> smart(e);
            case OutOfMemoryError e -> error("memory", text(e));
            default -> error("other", text(failure));
        };
    }

    /** Why something failed, in one sentence, without what was to be done. */
    public String why(Throwable failure) {
        return switch (failure) {
            case ImageFormatException e -> new ReasonWords(texts).of(e.reason());
            case LayoutException e -> new ReasonWords(texts).of(e.reason());
            default -> text(failure);
        };
    }

    private ErrorText store(StoreException failure) {
        return switch (failure) {
            case StoreException.NotAProject e -> error("notAProject", e.path());
            case StoreException.AlreadyExists e -> error("alreadyExists", e.path());
            case StoreException.NewerVersion e -> error("newerVersion", e.path(), e.version());
            case StoreException.ReadOnly e -> error("readOnly", e.path());
            case StoreException.Damaged e -> error("damaged", e.path(), e.detail());
            case StoreException.Io e -> error("file", e.path(), text(e.getCause() == null ? e : e.getCause()));
            case StoreException.Busy e -> error("busy", e.path());
            case StoreException.Held e -> error(e.holder().isOnThisHost() ? "held" : "heldElsewhere", e.path(),
                    new HolderWords(texts).of(e.holder()));
            case StoreException.Gone e -> error("gone", e.path());
            case StoreException.ClassInUse e -> error("classInUse", e.name(), e.pixels());
        };
    }

    private ErrorText smart(OpenCvException failure) {
        return switch (failure) {
            case OpenCvException.NoNatives e -> error("noNatives", e.system());
            case OpenCvException.CannotLoad e -> error("openCv", text(e.getCause()));
        };
    }

    private ErrorText training(TrainingException failure) {
        return switch (failure) {
            case TrainingException.NonFiniteLoss e -> error("nonFiniteLoss", e.step(), e.term(),
                    String.join(", ", e.images()));
            case TrainingException.UnreadableImage e -> error("image", e.image(), reason(text(e.getCause())));
            case TrainingException.NoDevice e -> error("noDevice", e.device(), String.join(", ", e.available()));
            case TrainingException.DeviceFailed e -> error("deviceFailed", e.device(), text(e));
            case TrainingException.NoCheckpoint e -> error("nothingToResume", e.folder(),
                    e.folder().resolve("recipe.json"));
            case TrainingException.RunBusy e -> error("runBusy", e.folder(), who(e.writer()));
            case TrainingException.OutOfMemory e -> error("memory", text(e));
            case TrainingException.WrongWeights e -> error("weights", text(e));
            case TrainingException.NotReady e -> notReady(e.problems());
            case TrainingException.RunFolderFailed e -> error("runFolder", e.folder(), disk(e.getCause()));
        };
    }

    private String who(Optional<RunWriter> writer) {
        return writer.map(w -> texts.get("who.process", Long.toString(w.pid()), String.valueOf(w.host())))
                .orElseGet(() -> texts.get("who.unknown"));
    }

    private ErrorText recipe(RecipeException failure) {
        return switch (failure) {
            case RecipeException.UnknownName e -> error("setting.unknown", e.name(), e.nearest());
            case RecipeException.WrongValue e -> error("setting.value", e.key(), e.value(), e.allowed());
            case RecipeException.UnknownMethod e -> error("recipe.unknown", e.name(),
                    String.join(", ", limn.engine.recipe.Recipe.methods()));
            case RecipeException.UnknownPreset e -> error("preset.unknown", e.name(),
                    String.join(", ", limn.engine.recipe.Recipe.presets()));
            case RecipeException.NewerVersion e -> error("recipe.newer", e.version());
            case RecipeException.Unreadable e -> error("recipe.unreadable", String.valueOf(e.getMessage()));
        };
    }

    /** Why a file could not be written or read. Java says of some failures nothing but the file. */
    private String disk(@Nullable Throwable cause) {
        return switch (cause) {
            case AccessDeniedException e -> texts.get("disk.denied", e.getFile());
            case FileAlreadyExistsException e -> texts.get("disk.inTheWay", e.getFile());
            case NotDirectoryException e -> texts.get("disk.inTheWay", e.getFile());
            case NoSuchFileException e -> texts.get("disk.missing", e.getFile());
            case null, default -> text(cause);
        };
    }

    private ErrorText tensors(TensorFileException failure) {
        return switch (failure.kind()) {
            case FOREIGN -> error("tensorsForeign", failure.file());
            case CUT_SHORT -> error("tensorsCutShort", failure.file());
            case DAMAGED -> error("tensorsDamaged", failure.file(), failure.detail());
            case TYPE -> error("tensorsType", failure.file(), failure.detail());
        };
    }

    /** Why training does not start. */
    public ErrorText notReady(List<Preflight.Problem> problems) {
        return error("notReady", String.join("\n", problems.stream().map(this::problem).toList()));
    }

    /** A problem found before training, with what to do about it. */
    public String problem(Preflight.Problem problem) {
        String key = switch (problem.kind()) {
            case NO_IMAGES -> "noImages";
            case NO_CLASSES -> "noClasses";
            case NO_PIXEL_LABELS -> "noPixelLabels";
            case NO_VALIDATION -> "noValidation";
            case CLASS_WITHOUT_PIXELS -> "classWithoutPixels";
            case NOTHING_UNLABELLED -> "nothingUnlabelled";
            case TAG_CONFLICT -> "tagConflict";
            case UNREADABLE -> "unreadable";
            case ENCODER_FILE -> "encoderFile";
            case MODEL_FILE -> "modelFile";
            case NO_STEPS -> "noSteps";
            case NO_TAGS -> "noTags";
            case CLASS_ONLY_TAGGED -> "classOnlyTagged";
        };
        return texts.get("problem." + key,
                String.join(", ", problem.arguments().stream().map(this::reason).toList()));
    }

    /** Something that a run goes on without. */
    public String warning(Event.Warned warning) {
        String key = "warned." + warning.code();
        Object[] arguments = warning.arguments().stream().map(this::reason).toArray();
        return texts.has(key)
                ? texts.get(key, arguments)
                : warning.code() + " " + String.join(", ", warning.arguments());
    }

    /** What ended a run. @param step where it was */
    public String failure(Event.Failed failure, long step) {
        String key = "failed." + failure.code();
        return texts.has(key)
                ? texts.get(key, step, failure.term(), String.join(", ", failure.images()), reason(failure.message()))
                : failure.message();
    }

    /** The words for a code of the engine; anything else is words already. */
    private String reason(String said) {
        return texts.has("sample." + said) ? texts.get("sample." + said) : said;
    }

    private ErrorText error(String key, Object... arguments) { return ErrorText.of(texts, "error." + key, arguments); }

    private static String text(@Nullable Throwable cause) {
        if (cause == null) {
            return "";
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
