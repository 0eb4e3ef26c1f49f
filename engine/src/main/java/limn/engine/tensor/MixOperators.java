package limn.engine.tensor;

/** Source of the operators behind mixing and colour. Data types by number: 4 int64, 6 float32. */
final class MixOperators {
    private MixOperators() {}

    static final String SOURCE = """
            def class_counts(self, labels: Tensor) -> Tensor:
              y = torch.to(labels, 4)
              counts = annotate(List[Tensor], [])
              for i in range(torch.size(y, 0)):
                counts.append(torch.bincount(torch.reshape(torch.select(y, 0, i), [-1]), None, 256))
              return torch.stack(counts)
            def mask_of(self, labels: Tensor, chosen: Tensor) -> Tensor:
              n = torch.size(labels, 0)
              flat = torch.gather(chosen, 1, torch.reshape(torch.to(labels, 4), [n, -1]))
              return torch.reshape(flat, torch.size(labels))
            def rows(self, x: Tensor, at: Tensor) -> Tensor:
              return torch.index_select(x, 0, at)
            def mix(self, x: Tensor, partner: Tensor, mask: Tensor) -> Tensor:
              m = mask
              if torch.gt(torch.dim(x), torch.dim(mask)):
                m = torch.unsqueeze(mask, 1)
              return torch.where(m, x, partner)
            def share(self, confidence: Tensor, labels: Tensor, threshold: float) -> Tensor:
              decided = torch.lt(torch.to(labels, 4), 254)
              sure = torch.logical_and(torch.ge(confidence, threshold), decided)
              return torch.div(torch.to(torch.sum(sure), 6), torch.clamp_min(torch.sum(decided), 1))
            def lowest(self, x: Tensor, counts: Tensor) -> Tensor:
              order = torch.argsort(torch.reshape(x, [torch.size(x, 0), -1]), 1)
              place = torch.cumsum(torch.ones_like(order), 1)
              chosen = torch.le(place, torch.unsqueeze(counts, 1))
              flat = torch.scatter(torch.zeros_like(chosen), 1, order, chosen)
              return torch.reshape(flat, torch.size(x))
            def grey(self, x: Tensor) -> Tensor:
              red = torch.mul(torch.slice(x, 1, 0, 1), 0.2989)
              both = torch.add(red, torch.slice(x, 1, 1, 2), alpha=0.587)
              return torch.add(both, torch.slice(x, 1, 2, 3), alpha=0.114)
            def mean_of_image(self, x: Tensor) -> Tensor:
              return torch.mean(x, [1, 2, 3], True)
            def blend(self, x: Tensor, other: Tensor, a: float, b: float) -> Tensor:
              return torch.clamp(torch.add(torch.mul(x, a), other, alpha=b), 0., 1.)
            """;
}
