package limn.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import limn.annotator.model.ClassCatalog;
import limn.annotator.model.LabelClass;
import limn.annotator.store.Project;
import limn.app.text.UserError;
import limn.engine.predict.Devices;
import limn.engine.predict.Labeller;
import limn.engine.predict.OnnxLabeller;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;

/** Opens trained networks. */
final class Models {
    private Models() {}

    /** What was asked for, or the fastest device. */
    static String device(@Nullable String asked) {
        return asked == null ? Devices.best() : asked;
    }

    /** @param asked the device; null for the fastest */
    static Predictor open(Path model, @Nullable String asked) throws UserError {
        List<String> available = Devices.available();
        String device = device(asked);
        if (!available.contains(device)) {
            throw new UserError("noDevice", device, String.join(", ", available));
        }
        try {
            return Predictor.open(model, device);
        } catch (IOException e) {
            throw new UserError("model", model, String.valueOf(e.getMessage()));
        }
    }

    /** The best network of a run, which must know the classes of the project, in their order. */
    static Predictor of(Project project, RunFolder run, @Nullable String device) throws UserError {
        Predictor predictor = open(RunReference.model(run), device);
        List<String> trained = predictor.classes().stream().map(c -> c.name()).toList();
        List<String> classes = project.classes().classes().stream().map(LabelClass::name).toList();
        if (!trained.equals(classes)) {
            predictor.close();
            throw new UserError("otherClasses", String.join(", ", trained), String.join(", ", classes));
        }
        return predictor;
    }

    /** The same, or an exported file, which computes on the CPU alone. */
    static Labeller labeller(Path model, @Nullable String device) throws UserError {
        if (!model.getFileName().toString().endsWith(".onnx")) {
            return open(model, device);
        }
        if (device != null && !device.equals(Devices.CPU)) {
            throw new UserError("onnxDevice", device);
        }
        try {
            return OnnxLabeller.open(model);
        } catch (IOException e) {
            throw new UserError("model", model, String.valueOf(e.getMessage()));
        }
    }

    /** The classes a network knows, as a catalogue: the palette of what it labels. */
    static ClassCatalog catalog(Labeller labeller) {
        var classes = new java.util.ArrayList<LabelClass>();
        for (var c : labeller.classes()) {
            classes.add(new LabelClass(classes.size(), c.name(), c.rgb(), "", c.background()));
        }
        return new ClassCatalog(classes);
    }
}
