package limn.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import limn.annotator.format.ImageCheck;
import limn.annotator.format.ImageFinder;
import limn.annotator.model.ImageId;
import limn.annotator.model.ImageItem;
import limn.annotator.store.Access;
import limn.annotator.store.Backup;
import limn.annotator.store.Backups;
import limn.annotator.store.Finding;
import limn.annotator.store.Holder;
import limn.annotator.store.Project;
import limn.annotator.store.ProjectCheck;
import limn.annotator.store.StoreException;
import limn.annotator.store.Watch;
import limn.annotator.store.WriterLock;
import limn.app.text.FindingWords;
import limn.app.text.HolderWords;
import limn.app.train.OrphanedRuns;

/** What {@code limn doctor PROJECT} does: looks at all of a project, and repairs it if asked. */
final class ProjectDoctor {
    private final Console console;
    private final Path place;
    private final List<Path> imageFolders;
    private final WatchLine progress;
    private final Watch watch;

    /** @param imageFolders where to look for images that were moved */
    ProjectDoctor(Console console, Path place, List<Path> imageFolders) {
        this.console = console;
        this.place = place;
        this.imageFolders = imageFolders;
        progress = new WatchLine(console);
        watch = progress.on("cli.checking");
    }

    /** Takes away the right to write of a program on another computer. */
    int unlock() {
        Path folder = Files.isRegularFile(place) ? place.toAbsolutePath().resolveSibling(".").normalize() : place;
        Optional<Holder> holder = WriterLock.breakOpen(folder);
        String who = holder.map(new HolderWords(console.texts())::of).orElse("");
        console.result(Map.of("unlocked", holder.isPresent(), "holder", who), List.of(holder.isPresent()
                ? console.texts().get("cli.doctor.unlocked", who)
                : console.texts().get("cli.doctor.notLocked", folder)));
        return Action.DONE;
    }

    /** @return 0 if all is well, 3 if something was found that is still so */
    int run(boolean repair) throws IOException {
        List<Finding> found;
        Optional<Backup> kept = Optional.empty();
        try (Project project = Project.open(place, repair ? Access.MUST_WRITE : Access.READ)) {
            found = look(project, false);
            if (repair && !found.isEmpty()) {
                kept = keep(project);
                found = look(project, true);
            }
        } catch (StoreException.Damaged damaged) {
            found = List.of(new Finding(Finding.Kind.DATABASE, "", 1, damaged.detail(), false));
        }
        progress.end();
        return tell(found, kept);
    }

    /** A database that cannot be copied is repaired all the same: it can hardly become worse, and its file stays. */
    private Optional<Backup> keep(Project project) {
        try {
            return Optional.of(project.backups().make(Backup.Reason.BEFORE_REPAIR));
        } catch (StoreException.Damaged unreadable) {
            console.say("cli.doctor.noCopy");
            return Optional.empty();
        }
    }

    private List<Finding> look(Project project, boolean repair) throws IOException {
        var found = new ArrayList<Finding>(
                repair ? ProjectCheck.repair(project, watch) : ProjectCheck.look(project, watch));
        found.addAll(repair ? relocated(project) : List.of());
        found.addAll(ImageCheck.look(project, watch));
        found.addAll(OrphanedRuns.look(project.runs(), repair));
        return found;
    }

    /** Missing images that lie in the folders named, or else anywhere beside the project. */
    private List<Finding> relocated(Project project) {
        List<ImageItem> missing = ImageCheck.missing(project);
        if (missing.isEmpty()) {
            return List.of();
        }
        var folders = new ArrayList<>(imageFolders);
        folders.add(project.folder());
        Path beside = project.folder().getParent();
        if (imageFolders.isEmpty() && beside != null) {
            folders.add(beside);
        }
        Map<ImageId, Path> places = ImageFinder.find(project, folders, watch);
        Set<ImageId> refused = project.facts().relocate(places);
        return missing.stream().filter(i -> places.containsKey(i.id()) && !refused.contains(i.id()))
                .map(i -> new Finding(Finding.Kind.IMAGE_MISSING, i.name(), 1, String.valueOf(places.get(i.id())),
                        true))
                .toList();
    }

    private int tell(List<Finding> found, Optional<Backup> kept) throws IOException {
        var words = new FindingWords(console.texts());
        long open = found.stream().filter(f -> !f.repaired()).count();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("project", Reports.shown(place));
        facts.put("findings", found.stream().map(f -> fact(f, words)).toList());
        facts.put("repaired", found.size() - open);
        facts.put("open", open);
        Path folder = Files.isRegularFile(place) ? place.toAbsolutePath().getParent() : place;
        facts.put("backups", folder == null ? 0 : Backups.of(folder).size());
        kept.ifPresent(b -> facts.put("backup", b.number()));
        var lines = new ArrayList<String>(found.stream().map(words::of).toList());
        kept.ifPresent(b -> lines.add(console.texts().get("cli.doctor.kept", Reports.shown(place), b.number())));
        lines.add(found.isEmpty()
                ? console.texts().get("cli.doctor.sound", Reports.shown(place))
                : console.texts().get("cli.doctor.findings", found.size(), found.size() - open));
        console.result(facts, lines);
        return open == 0 ? Action.DONE : Action.SKIPPED;
    }

    private static Map<String, ?> fact(Finding finding, FindingWords words) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("kind", FindingWords.name(finding.kind()));
        fact.put("subject", finding.subject());
        fact.put("count", finding.count());
        fact.put("detail", finding.detail());
        fact.put("repaired", finding.repaired());
        fact.put("words", words.of(finding));
        return fact;
    }
}
