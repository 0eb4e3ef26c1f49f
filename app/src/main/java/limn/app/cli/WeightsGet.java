package limn.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.app.text.UserError;
import limn.app.weights.Checksum;
import limn.app.weights.Download;
import limn.app.weights.KnownWeights;
import limn.app.weights.WeightsFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches published weights: the one command that uses the network. */
@Command(name = "get")
final class WeightsGet extends Action {
    @Parameters(paramLabel = "NAME", descriptionKey = "weights")
    private String name = "";
    @Option(names = "--from", paramLabel = "URL")
    private URI from = KnownWeights.PUBLISHER;

    @Override
    int run(Console console) throws Exception {
        KnownWeights known = KnownWeights.find(name).orElseThrow(() -> new WrongUsage(console.texts(),
                new UserError("weightsUnknown", name, String.join(", ", KnownWeights.names()))));
        if (from.getHost() == null || !List.of("http", "https").contains(from.getScheme())) {
            throw new WrongUsage(console.texts(), new UserError("weightsFrom", from));
        }
        WeightsFolder folder = WeightsFolder.ofUser();
        Path file = folder.file(name);
        if (Files.isRegularFile(file)) {
            report(console, known, new Download.Fetched(file, Checksum.sha256(file)), false);
            return DONE;
        }
        console.say("cli.weights.fetching", name, known.address(from), known.licence());
        var progress = new DownloadProgress(console, name);
        try {
            report(console, known, new Download(known, from, folder, progress).run(), true);
        } finally {
            progress.end();
        }
        return DONE;
    }

    private static void report(Console console, KnownWeights known, Download.Fetched fetched, boolean now)
            throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", known.name());
        facts.put("network", known.network());
        facts.put("file", fetched.file().toString());
        facts.put("bytes", Files.size(fetched.file()));
        facts.put("sha256", fetched.sha256());
        facts.put("checksum", known.sha256().isPresent() ? "pinned" : "publisher");
        facts.put("fetched", now);
        console.result(facts, List.of(console.texts().get(now ? "cli.weights.fetched" : "cli.weights.there",
                known.name(), fetched.file())));
    }
}
