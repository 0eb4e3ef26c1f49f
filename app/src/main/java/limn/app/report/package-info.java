/** What goes with an exported model: one HTML file that says how it was trained, what it scores, and how to use it. */
@NullMarked
package limn.app.report;

import org.jspecify.annotations.NullMarked;
