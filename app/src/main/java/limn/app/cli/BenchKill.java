package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.app.bench.KillBench;
import limn.app.text.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Kills a program that paints, again and again, and checks that nothing but the act at hand is ever lost. */
@Command(name = "kill")
final class BenchKill extends Action {
    @Option(names = "--kills", paramLabel = "N")
    private int kills = 1000;
    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;
    @Option(names = "--out", paramLabel = "DIR")
    private @Nullable Path out;

    @Override
    int run(Console console) throws Exception {
        Bench.requireAtLeast(console, "--kills", 1, kills);
        Path place = out == null ? Files.createTempDirectory("limn-bench-kill").resolve("project") : out;
        if (Files.exists(place)) {
            throw new UserError("benchThere", place);
        }
        KillBench.Result result = KillBench.run(place, kills, seed, Bench.progress(console));
        result.failures().forEach(f -> console.say("cli.bench.kill.failure", f));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kills", result.kills());
        facts.put("acts", result.acts());
        facts.put("whileStarting", result.starting());
        facts.put("unreported", result.unreported());
        facts.put("failures", result.failures());
        facts.put("project", place.toString());
        console.result(facts,
                List.of(console.texts().get(result.failures().isEmpty() ? "cli.bench.kill" : "cli.bench.kill.broken",
                        result.kills(), result.acts(), result.starting(), result.unreported(), place)));
        return result.failures().isEmpty() ? DONE : FAILED;
    }
}
