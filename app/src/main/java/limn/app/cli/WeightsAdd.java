package limn.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.app.text.UserError;
import limn.app.weights.Checksum;
import limn.app.weights.WeightsFolder;
import limn.engine.net.EncoderFit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a file of weights into the folder, if it fits an encoder. */
@Command(name = "add")
final class WeightsAdd extends Action {
    @Parameters(paramLabel = "FILE", descriptionKey = "weights-file")
    private Path file = Path.of("");
    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Override
    int run(Console console) throws Exception {
        EncoderFit fit = EncoderFit.of(file);
        if (!fit.fits()) {
            throw new UserError("weightsFit", file, fit.title(), WeightsCheck.faults(console.texts(), fit));
        }
        String sha256 = Checksum.sha256(file);
        String wanted = name == null ? WeightsFolder.nameFor(file, sha256) : name;
        if (!WeightsFolder.isName(wanted)) {
            throw new WrongUsage(console.texts(), new UserError("weightsName", wanted));
        }
        Path target = WeightsFolder.ofUser().add(file, wanted, fit, sha256);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", wanted);
        facts.put("network", fit.network());
        facts.put("width", fit.width());
        facts.put("file", target.toString());
        facts.put("sha256", sha256);
        console.result(facts, List.of(console.texts().get("cli.weights.added", wanted, fit.title(), target)));
        return DONE;
    }
}
