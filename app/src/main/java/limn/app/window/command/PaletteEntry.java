package limn.app.window.command;

/**
 * One line of the palette.
 *
 * @param icon a code of the icon pack, or ""
 * @param detail quiet words behind the title: where it belongs
 * @param keys its keys, or ""
 * @param obstacle why it cannot be done now, or ""
 * @param score how well it fits, more is better
 * @param run what Enter does; also with an obstacle, when it leads to where there is none
 */
public record PaletteEntry(String icon, String title, String detail, String keys, String obstacle, int score,
        Runnable run) {}
