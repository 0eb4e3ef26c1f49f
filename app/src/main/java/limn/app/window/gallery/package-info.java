/** Which images the gallery shows, and in which order: rows, filters, sorting, and the bar to choose them. */
@NullMarked
package limn.app.window.gallery;

import org.jspecify.annotations.NullMarked;
