package limn.annotator.edit;

/** Sets that are joined one by one, each a tree of numbers of which the root stands for the set (Galler and Fischer 1964). */
final class Forest {
    private Forest() {}

    /** The root of a number; the way there is halved for the next time. @param parent of each number; a root is its own */
    static int root(int[] parent, int number) {
        int i = number;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }
}
