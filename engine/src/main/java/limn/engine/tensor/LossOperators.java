package limn.engine.tensor;

/**
 * Source of the operators behind the losses. Cross entropy goes over rows of classes, which lie together in memory.
 * Labels are bytes or numbers, undecided from 254 on. Data types by number: 4 int64, 6 float32. Reduction 0 none, 1 mean, 2 sum.
 */
final class LossOperators {
    private LossOperators() {}

    // Class-aware cross entropy sees eps as one more class with the constant logit log(eps): a_y = log p_y is then an
    // ordinary log-softmax over the possible classes, which cannot overflow, and loss = -log(p_y + eps) a logaddexp.
    static final String SOURCE = """
            def pixel_cross_entropy(self, x: Tensor, labels: Tensor) -> Tensor:
              y = torch.to(labels, 4)
              decided = torch.lt(y, 254)
              target = torch.masked_fill(y, torch.logical_not(decided), 255)
              rows = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, torch.size(x, 1)])
              total = torch.cross_entropy_loss(rows, torch.reshape(target, [-1]), None, 2, 255, 0.)
              return torch.div(total, torch.clamp_min(torch.sum(decided), 1))
            def cross_entropy_each(self, x: Tensor, labels: Tensor) -> Tensor:
              y = torch.to(labels, 4)
              target = torch.masked_fill(y, torch.ge(y, 254), 255)
              rows = torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, torch.size(x, 1)])
              flat = torch.cross_entropy_loss(rows, torch.reshape(target, [-1]), None, 0, 255, 0.)
              return torch.reshape(flat, torch.size(y))
            def weighted_cross_entropy(self, x: Tensor, labels: Tensor, weight: Tensor) -> Tensor:
              each = (self).cross_entropy_each(x, labels)
              decided = torch.lt(torch.to(labels, 4), 254)
              return torch.div(torch.sum(torch.mul(each, weight)), torch.clamp_min(torch.sum(decided), 1))
            def confident_cross_entropy(self, x: Tensor, labels: Tensor, confidence: Tensor,
                threshold: float) -> Tensor:
              sure = torch.to(torch.ge(confidence, threshold), 6)
              return (self).weighted_cross_entropy(x, labels, sure)
            def squared_difference(self, x: Tensor, target: Tensor) -> Tensor:
              return torch.mse_loss(torch.softmax(x, 1), target, 1)
            def class_aware(self, x: Tensor, labels: Tensor, possible: Tensor) -> Tuple[Tensor, Tensor]:
              n = torch.size(x, 0)
              c = torch.size(x, 1)
              log_eps = -11.512925464970229
              y = torch.to(labels, 4)
              banned = torch.lt(possible, 0.5)
              undecided = torch.ge(y, 254)
              flat = torch.reshape(torch.masked_fill(y, undecided, 0), [n, -1])
              refused = torch.reshape(torch.gather(banned, 1, flat), torch.size(y))
              unused = torch.logical_or(undecided, refused)
              allowed = torch.masked_fill(torch.permute(x, [0, 2, 3, 1]), torch.reshape(banned, [n, 1, 1, c]), -inf)
              rows = torch.reshape(torch.constant_pad_nd(allowed, [0, 1], log_eps), [-1, c + 1])
              target = torch.reshape(torch.masked_fill(y, unused, 255), [-1])
              minus_log_p = torch.cross_entropy_loss(rows, target, None, 0, 255, 0.)
              log_p = torch.reshape(torch.neg(minus_log_p), torch.size(y))
              each = torch.neg(torch.logaddexp(log_p, torch.full_like(log_p, log_eps)))
              return (torch.masked_fill(each, unused, 0.), unused)
            def class_aware_per_pixel(self, x: Tensor, labels: Tensor, possible: Tensor) -> Tensor:
              each, unused = (self).class_aware(x, labels, possible)
              return each
            def class_aware_mean(self, x: Tensor, labels: Tensor, possible: Tensor) -> Tensor:
              each, unused = (self).class_aware(x, labels, possible)
              return torch.div(torch.sum(each), torch.clamp_min(torch.sum(torch.logical_not(unused)), 1))
            def class_aware_weighted(self, x: Tensor, labels: Tensor, possible: Tensor, weight: Tensor) -> Tensor:
              each, unused = (self).class_aware(x, labels, possible)
              return torch.mean(torch.mul(each, torch.reshape(weight, [-1, 1, 1])))
            def confirmed(self, labels: Tensor, present: Tensor) -> Tensor:
              y = torch.to(labels, 4)
              named = torch.gt(present, 0.5)
              silent = torch.logical_not(torch.any(named, 1, True))
              allowed = torch.logical_or(named, silent)
              undecided = torch.ge(y, 254)
              flat = torch.reshape(torch.masked_fill(y, undecided, 0), [torch.size(y, 0), -1])
              fine = torch.reshape(torch.gather(allowed, 1, flat), torch.size(y))
              return torch.masked_fill(y, torch.logical_not(torch.logical_or(fine, undecided)), 255)
            def image_tags(self, x: Tensor, present: Tensor, known: Tensor) -> Tensor:
              pooled, at = torch.max(torch.reshape(x, [torch.size(x, 0), torch.size(x, 1), -1]), 2)
              each = torch.binary_cross_entropy_with_logits(pooled, present, None, None, 0)
              return torch.div(torch.sum(torch.mul(each, known)), torch.clamp_min(torch.sum(known), 1.))
            def agreement_count(self, t: Tensor, p: Tensor, tp: Tensor, labels: Tensor, predicted: Tensor,
                momentum: float, everywhere: bool) -> int:
              c = torch.size(t, 0)
              y = torch.reshape(torch.to(labels, 4), [-1])
              q = torch.reshape(torch.to(predicted, 4), [-1])
              decided = torch.to(torch.lt(y, 254), 4)
              graded = decided
              if everywhere:
                graded = torch.ones_like(y)
              hit = torch.mul(torch.to(torch.eq(y, q), 4), decided)
              none = torch.new_zeros(y, [256])
              labelled = torch.scatter_add(none, 0, y, decided)
              guessed = torch.scatter_add(none, 0, q, graded)
              correct = torch.scatter_add(none, 0, y, hit)
              a = torch.add_(torch.mul_(t, momentum), torch.slice(labelled, 0, 0, c))
              b = torch.add_(torch.mul_(p, momentum), torch.slice(guessed, 0, 0, c))
              d = torch.add_(torch.mul_(tp, momentum), torch.slice(correct, 0, 0, c))
              return 0
            def agreement_iou(self, t: Tensor, p: Tensor, tp: Tensor) -> Tensor:
              return torch.div(tp, torch.clamp_min(torch.sub(torch.add(t, p), tp), 1.0e-06))
            def agreement_weight(self, present: Tensor, iou: Tensor, power: float, forgiving: bool) -> Tensor:
              absent = torch.lt(present, 0.5)
              filled = torch.masked_fill(torch.expand_as(iou, present), absent, 1.)
              if forgiving:
                filled = torch.masked_fill(filled, torch.eq(filled, 0.), 1.)
              least = torch.pow(torch.amin(filled, [1]), power)
              return torch.masked_fill(least, torch.all(absent, 1), 0.)
            """;
}
