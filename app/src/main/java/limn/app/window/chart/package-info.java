/** The one chart control of the window, and what is built around it. */
@NullMarked
package limn.app.window.chart;

import org.jspecify.annotations.NullMarked;
