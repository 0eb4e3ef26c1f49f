package limn.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import limn.annotator.store.Access;
import limn.annotator.store.Project;
import limn.app.review.Proposing;
import limn.app.text.ErrorWords;
import limn.engine.predict.Predictor;
import limn.engine.run.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a run's best network label every image of the project into the run folder, for the review in the window. */
@Command(name = "propose")
final class Propose extends Action {
    @Parameters(paramLabel = "PROJECT", descriptionKey = "project")
    private Path project = Path.of("");
    @Option(names = "--run", required = true, paramLabel = "RUN")
    private String run = "";
    @Option(names = "--device", paramLabel = "cpu|gpu0")
    private @Nullable String device;
    @Option(names = "--progress")
    private boolean progress;

    @Override
    int run(Console console) throws Exception {
        try (Project opened = Project.open(project, Access.READ)) {
            RunFolder folder = RunReference.find(opened, run);
            try (Predictor predictor = Models.of(opened, folder, device)) {
                var proposing = new Proposing(opened, folder, predictor, new ErrorWords(console.texts()));
                Path pseudo = RunReference.pseudo(folder);
                return report(console, folder, Files.exists(pseudo)
                        ? compared(proposing, predictor, pseudo, console)
                        : run(proposing, console));
            }
        }
    }

    private Proposing.Done compared(Proposing proposing, Predictor predictor, Path pseudo, Console console)
            throws Exception {
        try (Predictor second = Predictor.open(pseudo, predictor.card(), Models.device(device))) {
            proposing.compareWith(second);
            return run(proposing, console);
        }
    }

    private Proposing.Done run(Proposing proposing, Console console) throws Exception {
        return proposing.run((n, of) -> {
            if (progress) {
                console.progress(n, of);
            }
        });
    }

    private static int report(Console console, RunFolder folder, Proposing.Done done) {
        done.skipped().forEach((name, why) -> console.say("cli.skipped", name, why));
        var facts = new LinkedHashMap<String, Object>();
        facts.put("run", folder.name());
        facts.put("images", done.images());
        facts.put("known", done.known());
        facts.put("skipped", done.skipped());
        console.result(facts, List.of(console.texts().get("cli.proposed", done.images(), done.known(), folder.name())));
        return done.skipped().isEmpty() ? DONE : done.images() == 0 ? FAILED : SKIPPED;
    }
}
