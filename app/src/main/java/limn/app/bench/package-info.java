/** Measurements that repeat: what recipes learn, how fast they are, what memory they hold. Knows no window and no terminal. */
@NullMarked
package limn.app.bench;

import org.jspecify.annotations.NullMarked;
