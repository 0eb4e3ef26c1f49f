package limn.app.text;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import limn.annotator.store.Holder;

/** Says who has a project open for writing. */
public final class HolderWords {
    private final Texts texts;

    public HolderWords(Texts texts) { this.texts = texts; }

    /** Program, account, computer, process and time, in one phrase. */
    public String of(Holder holder) {
        if (holder.pid() == 0) {
            return texts.get("holder.unknown");
        }
        String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(texts.locale()).format(holder.since().atZone(ZoneId.systemDefault()));
        String program = switch (holder.program()) {
            case "window" -> texts.get("holder.window");
            case "" -> texts.get("holder.program");
            default -> texts.get("holder.command", holder.program());
        };
        return texts.get("holder", program, holder.user(), holder.host(), holder.pid(), since);
    }
}
