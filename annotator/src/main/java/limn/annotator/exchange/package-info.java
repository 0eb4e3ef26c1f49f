/** Import and export: one port, and one small class for each format of other programs. */
@NullMarked
package limn.annotator.exchange;

import org.jspecify.annotations.NullMarked;
