/** Every action of the window, once: its name, its keys, where it works; and the ways to find it: keys, palette, key sheet. */
@NullMarked
package limn.app.window.command;

import org.jspecify.annotations.NullMarked;
