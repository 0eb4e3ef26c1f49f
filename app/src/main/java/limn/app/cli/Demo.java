package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import limn.annotator.store.Project;
import limn.app.demo.DemoProject;
import limn.app.demo.DemoRecipe;
import limn.app.demo.PlantedFaults;
import limn.app.window.LimnWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the sample project and trains on it, in the window or without one. */
@Command(name = "demo")
final class Demo extends Action {
    @Option(names = "--headless")
    private boolean headless;
    @Option(names = "--faults")
    private boolean faults;
    @Option(names = "--folder", paramLabel = "DIR")
    private @Nullable Path folder;
    @Option(names = "--seed", paramLabel = "N")
    private long seed = 1;
    @Option(names = "--steps", paramLabel = "N")
    private int steps = DemoRecipe.STEPS;
    @Option(names = "--screenshots", paramLabel = "DIR", hidden = true)
    private @Nullable Path screenshots;

    @Override
    int run(Console console) throws Exception {
        Path place = folder == null ? DemoProject.defaultFolder(faults) : folder;
        boolean there = Files.exists(place.resolve(Project.FILE));
        console.say(there ? "cli.demo.opens" : "cli.demo.draws", Reports.shown(place));
        try (Project project = there ? Project.open(place) : draw(place)) {
            if (headless || !Screen.isThere()) {
                if (!headless) {
                    console.say("cli.demo.noScreen");
                }
                return new DemoRun(console, project, steps).run();
            }
        }
        LimnWindow.launch(Optional.of(place), true, Optional.ofNullable(screenshots));
        return DONE;
    }

    private Project draw(Path place) throws IOException {
        return faults ? PlantedFaults.create(place, seed) : DemoProject.create(place, seed);
    }
}
