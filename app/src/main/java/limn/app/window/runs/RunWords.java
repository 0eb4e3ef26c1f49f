package limn.app.window.runs;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import limn.app.text.Texts;
import limn.app.train.Curve;
import limn.app.train.RunState;
import limn.app.train.RunStatus;
import limn.engine.predict.Devices;
import limn.engine.run.Event;

/** How runs are spoken of. */
public final class RunWords {
    private RunWords() {}

    /** The name of a method; its own word if a newer version wrote it. */
    public static String method(Texts texts, String method) {
        String key = "window.method." + method;
        return texts.has(key) ? texts.get(key) : method;
    }

    /** Student or teacher; its own word if a newer version wrote it. */
    static String network(Texts texts, String network) {
        String key = "window.network." + network;
        return texts.has(key) ? texts.get(key) : network;
    }

    public static String status(Texts texts, RunStatus status) {
        return texts.get("window.run." + status.name().toLowerCase(Locale.ROOT));
    }

    /** "finished · step 60 of 60"; no steps before the length of the run is known. */
    public static String standing(Texts texts, RunStatus status, RunState state) {
        String word = status(texts, status);
        return state.steps() == 0 ? word : word + " · " + texts.get("window.train.steps", state.step(), state.steps());
    }

    /** "teacher: mIoU 0.412 over 6 of 6 classes, 30 images". */
    public static String counted(Texts texts, RunState state, Event.Evaluated e) {
        return texts.get("window.train.counted", String.format(Locale.ROOT, "%.3f", e.mIoU()), e.classesCounted(),
                state.classes().size(), e.images(), network(texts, e.network()));
    }

    /** A line on the score that the same network has when tags forbid classes; empty where that was not measured. */
    public static String withTags(Texts texts, RunState state, Event.Evaluated e) {
        Curve tagged = state.taggedMiou().get(e.network());
        return tagged == null || tagged.isEmpty()
                ? ""
                : "\n" + texts.get("window.train.withTags", String.format(Locale.ROOT, "%.3f", tagged.last()));
    }

    /** Three digits, or a dash before the first measurement. */
    public static String score(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "–";
    }

    /** The name of a device as people write it: "CPU", "GPU 0". */
    public static String device(Texts texts, String device) {
        return device.equals(Devices.CPU)
                ? texts.get("window.device.cpu")
                : texts.get("window.device.gpu", device.replaceFirst("^gpu", ""));
    }

    /** Where a run computes: the device, and the computer if it is another one. */
    public static String place(Texts texts, Event.Started started) {
        String device = device(texts, started.device());
        return started.writer().isHere()
                ? device
                : texts.get("window.device.on", device,
                        String.valueOf(started.host()));
    }

    /** "3 min left", in the largest unit that says enough. */
    public static String left(Texts texts, Duration duration) {
        if (duration.toSeconds() < 90) {
            return texts.get("window.time.seconds", duration.toSeconds());
        }
        if (duration.toMinutes() < 90) {
            return texts.get("window.time.minutes", Math.round(duration.toSeconds() / 60.0));
        }
        return texts.get("window.time.hours", Math.round(duration.toMinutes() / 60.0));
    }
}
