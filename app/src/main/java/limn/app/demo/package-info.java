/** A small harbour drawn by program: pictures, masks and tags to try the workbench on. */
@NullMarked
package limn.app.demo;

import org.jspecify.annotations.NullMarked;
