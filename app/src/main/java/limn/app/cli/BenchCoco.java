package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import limn.app.bench.LargeFileBench;
import limn.app.text.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the import of a large COCO file. */
@Command(name = "coco")
final class BenchCoco extends Action {
    @Option(names = "--megabytes", paramLabel = "N")
    private int megabytes = 500;
    @Option(names = "--images", paramLabel = "N")
    private int images = 10_000;
    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--megabytes", 1, megabytes);
        Bench.requireAtLeast(console, "--images", 2, images);
        Path place = out == null ? Files.createTempDirectory("limn-bench-coco").resolve("large") : out;
        if (Files.exists(place)) {
            throw new UserError("benchThere", place);
        }
        LargeFileBench.Result seen = LargeFileBench.run(place, images, megabytes, Bench.progress(console));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("megabytes", seen.bytes() >> 20);
        facts.put("images", seen.images());
        facts.put("annotations", seen.annotations());
        facts.put("masks", seen.masks());
        facts.put("skipped", seen.skipped());
        facts.put("surveySeconds", seen.surveySeconds());
        facts.put("importSeconds", seen.importSeconds());
        facts.put("progressTold", seen.told());
        facts.put("cancelSeconds", seen.cancelSeconds());
        facts.put("heapPeakMiB", seen.heap() >> 20);
        facts.put("heapLimitMiB", seen.heapLimit() >> 20);
        facts.put("folder", place.toString());
        console.result(facts,
                List.of(console.texts().get("cli.bench.coco", seen.bytes() >> 20, seen.annotations(), seen.images(),
                        Math.round(seen.surveySeconds() + seen.importSeconds()), seen.heap() >> 20,
                        seen.heapLimit() >> 20, String.format(Locale.ROOT, "%.2f", seen.cancelSeconds()),
                        seen.skipped(), place)));
        return DONE;
    }
}
