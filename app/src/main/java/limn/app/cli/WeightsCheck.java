package limn.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import limn.app.text.Texts;
import limn.engine.net.EncoderFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says which encoder a file of weights fits, or what differs from the nearest one. */
@Command(name = "check")
final class WeightsCheck extends Action {
    /** How many tensors are named before the rest is counted. */
    private static final int NAMED = 5;

    @Parameters(paramLabel = "FILE", descriptionKey = "weights-file")
    private Path file = Path.of("");

    @Override
    int run(Console console) throws Exception {
        EncoderFit fit = EncoderFit.of(file);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("file", file.toString());
        facts.put("fits", fit.fits());
        facts.put("network", fit.network());
        facts.put("width", fit.width());
        facts.put("tensors", fit.tensors());
        facts.put("missing", fit.missing());
        facts.put("unexpected", fit.unexpected());
        facts.put("differing", fit.differing());
        Texts texts = console.texts();
        console.result(facts, List.of(fit.fits()
                ? texts.get("cli.weights.fits", file, fit.title(), fit.tensors())
                : texts.get("cli.weights.unfit", file, fit.title(), faults(texts, fit))));
        return fit.fits() ? DONE : FAILED;
    }

    /** What differs, a line for each kind. */
    static String faults(Texts texts, EncoderFit fit) {
        var lines = new ArrayList<String>();
        if (!fit.missing().isEmpty()) {
            lines.add(texts.get("cli.weights.missing", fit.missing().size(), some(fit.missing())));
        }
        if (!fit.unexpected().isEmpty()) {
            lines.add(texts.get("cli.weights.unexpected", fit.unexpected().size(), some(fit.unexpected())));
        }
        if (!fit.differing().isEmpty()) {
            lines.add(texts.get("cli.weights.differing", fit.differing().size(), some(fit.differing())));
        }
        return String.join("\n", lines);
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + ", ..." : first;
    }
}
