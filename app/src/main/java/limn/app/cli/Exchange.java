package limn.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import limn.annotator.exchange.Choices;
import limn.annotator.exchange.ClassMapping;
import limn.annotator.exchange.Format;
import limn.annotator.exchange.Formats;
import limn.annotator.exchange.Loss;
import limn.annotator.exchange.Meaning;
import limn.annotator.exchange.UndecidedException;
import limn.annotator.model.ClassCatalog;
import limn.app.text.ErrorText;
import limn.app.text.LossWords;
import limn.app.text.UserError;

/** What import and export say of formats. */
final class Exchange {
    /** The format that Limn's own examples and tools use. */
    static final String FOLDERS = "folders";
    /** What an export writes that is no format of labels. */
    static final String TIMES = "labelling-times";

    private Exchange() {}

    /** The format to read, by its name. */
    static Format reading(Console console, String id) throws WrongUsage {
        return Formats.of(id).filter(f -> f.reader().isPresent()).orElseThrow(() -> unknown(console, id,
                Formats.all().stream().filter(f -> f.reader().isPresent()).map(Format::id)));
    }

    /** The format to write, by its name. */
    static Format writing(Console console, String id) throws WrongUsage {
        return Formats.of(id).filter(f -> f.writer().isPresent()).orElseThrow(() -> unknown(console, id, Stream.concat(
                Formats.all().stream().filter(f -> f.writer().isPresent()).map(Format::id), Stream.of(TIMES))));
    }

    private static WrongUsage unknown(Console console, String id, Stream<String> known) {
        return new WrongUsage(console.texts(), new UserError("format", id, String.join(", ", known.toList())));
    }

    /** Says what became of classes whose name or number is another one here. */
    static void sayMapping(Console console, ClassMapping mapping, ClassCatalog classes) {
        for (ClassMapping.Row row : mapping.differing(classes)) {
            String theirs = row.theirs().name();
            long number = row.theirs().number();
            switch (row.ours()) {
                case Meaning.Named(String name) -> console.say("cli.mapped", theirs, number, name,
                        classes.byName(name).orElseThrow().index());
                case Meaning.Void() -> console.say("cli.mapped.void", theirs, number);
                case Meaning.Unlabelled() -> console.say("cli.mapped.unlabelled", theirs, number);
                case Meaning.Skip() -> console.say("cli.mapped.skip", theirs, number);
            }
        }
    }

    /** What would be lost, and the options that decide what becomes of it. */
    static WrongUsage undecided(Console console, UndecidedException undecided) {
        var words = new LossWords(console.texts());
        var why = new ArrayList<String>();
        for (Loss loss : undecided.losses()) {
            why.add(words.of(loss));
            why.add("  " + option(loss.kind()) + " " + String.join(" | ", options(console, loss)));
        }
        return new WrongUsage(new ErrorText(console.texts().get("error.losses", undecided.format().id()),
                String.join("\n", why), console.texts().get("error.losses.next")));
    }

    private static List<String> options(Console console, Loss loss) {
        var options = new ArrayList<>(loss.choices());
        if (loss.kind() != Loss.Kind.TAGS) {
            options.add(console.texts().get("cli.className"));
        }
        return options;
    }

    /** The option of a command that decides about a loss. */
    static String option(Loss.Kind kind) {
        return switch (kind) {
            case VOID -> "--void";
            case UNLABELLED -> "--unlabelled";
            case OTHER_CLASSES -> "--other-classes";
            case TAGS -> "--tags";
        };
    }

    /** The choices that were made. */
    static Choices choices(Optional<String> voids, Optional<String> unlabelled, Optional<String> others,
            Optional<String> tags) {
        Choices choices = Choices.none();
        choices = voids.isPresent() ? choices.with(Loss.Kind.VOID, voids.get()) : choices;
        choices = unlabelled.isPresent() ? choices.with(Loss.Kind.UNLABELLED, unlabelled.get()) : choices;
        choices = others.isPresent() ? choices.with(Loss.Kind.OTHER_CLASSES, others.get()) : choices;
        return tags.isPresent() ? choices.with(Loss.Kind.TAGS, tags.get()) : choices;
    }
}
