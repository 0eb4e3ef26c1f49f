package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import limn.app.text.Texts;
import limn.app.weights.KnownWeights;
import limn.app.weights.WeightsFolder;
import limn.engine.net.EncoderFit;
import limn.engine.tensor.TensorFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Lists the weights for encoders: those that are published, and what else lies in the folder. Uses no network. */
@Command(name = "weights", subcommands = {WeightsGet.class, WeightsAdd.class, WeightsCheck.class})
final class Weights extends Action {
    @Override
    int run(Console console) throws IOException {
        WeightsFolder folder = WeightsFolder.ofUser();
        Texts texts = console.texts();
        var facts = new ArrayList<Map<String, ?>>();
        var lines = new ArrayList<String>();
        for (KnownWeights known : KnownWeights.all()) {
            Path file = folder.file(known.name());
            facts.add(facts(known, file));
            lines.addAll(lines(texts, known, file));
        }
        List<String> own = folder.names().stream().filter(name -> KnownWeights.find(name).isEmpty()).toList();
        for (String name : own) {
            Path file = folder.file(name);
            EncoderFit fit = fit(file);
            facts.add(facts(name, fit, file));
            lines.add(texts.get("cli.weights.own", name, fit == null ? "?" : fit.title(),
                    megabytes(Files.size(file) / 1e6), file));
        }
        lines.add("");
        lines.add(texts.get("cli.weights.next", folder.path()));
        lines.add(texts.get("cli.weights.imagenet"));
        console.result(Map.of("folder", folder.path().toString(), "weights", facts), lines);
        return DONE;
    }

    private static Map<String, ?> facts(KnownWeights known, Path file) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", known.name());
        facts.put("network", known.network());
        facts.put("width", known.width());
        facts.put("megabytes", known.megabytes());
        facts.put("bytes", known.bytes().isPresent() ? known.bytes().getAsLong() : null);
        facts.put("licence", known.licence());
        facts.put("page", known.page().toString());
        facts.put("address", known.address(KnownWeights.PUBLISHER).toString());
        facts.put("sha256", known.sha256().orElse(null));
        facts.put("checksum", known.sha256().isPresent() ? "pinned" : "publisher");
        facts.put("file", file.toString());
        facts.put("here", Files.isRegularFile(file));
        return facts;
    }

    private static Map<String, ?> facts(String name, @Nullable EncoderFit fit, Path file) throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", name);
        facts.put("network", fit == null ? null : fit.network());
        facts.put("width", fit == null ? null : fit.width());
        facts.put("megabytes", Math.round(Files.size(file) / 1e5) / 10.0);
        facts.put("bytes", Files.size(file));
        facts.put("file", file.toString());
        facts.put("here", true);
        return facts;
    }

    private static List<String> lines(Texts texts, KnownWeights known, Path file) {
        boolean here = Files.isRegularFile(file);
        return List.of(
                texts.get("cli.weights.line", known.name(), EncoderFit.title(known.network(), known.width()),
                        megabytes(known.megabytes()),
                        known.licence(), texts.get(here ? "cli.weights.here" : "cli.weights.absent")),
                texts.get("cli.weights.from", known.page()),
                texts.get("cli.weights.to", file),
                known.sha256().map(sha256 -> texts.get("cli.weights.pinned", sha256))
                        .orElseGet(() -> texts.get("cli.weights.stated")));
    }

    /** The network that a file is for; nothing if it fits none. */
    private static @Nullable EncoderFit fit(Path file) throws IOException {
        try {
            EncoderFit fit = EncoderFit.of(file);
            return fit.fits() ? fit : null;
        } catch (TensorFileException unreadable) {
            return null;
        }
    }

    /** One digit behind the point up to a hundred. */
    static String megabytes(double megabytes) {
        return String.format(Locale.ROOT, megabytes < 99.95 ? "%.1f" : "%.0f", megabytes);
    }
}
