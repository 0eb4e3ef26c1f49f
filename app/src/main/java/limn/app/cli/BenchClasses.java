package limn.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import limn.app.bench.ClassEditBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how long edits of classes take that write all masks anew. */
@Command(name = "classes")
final class BenchClasses extends Action {
    @Option(names = "--images", paramLabel = "N")
    private int images = 1000;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--images", 1, images);
        Map<String, Double> seconds = ClassEditBench.run(images);
        var facts = new LinkedHashMap<String, Object>();
        facts.put("images", images);
        facts.put("seconds", seconds);
        var lines = new ArrayList<String>();
        seconds.forEach((name, s) -> lines.add(console.texts().get("cli.bench.classes", name,
                String.format(java.util.Locale.ROOT, "%.2f", s), images)));
        console.result(facts, lines);
        return DONE;
    }
}
