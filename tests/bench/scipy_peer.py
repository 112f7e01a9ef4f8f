"""SciPy as a peer: the numbers that `peers --peer write` leaves, solved by its two solvers.

The forms that the solvers want are made beforehand; only their own work is timed.
"""

import time

import numpy
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


class Numbers:
    """An instance: weights of the allowed pairs by place, a column's places side by side."""

    def __init__(self, path):
        words = numpy.fromfile(path, dtype=numpy.int32)
        self.rows, columns, self.is_sparse = (int(word) for word in words[:3])
        capacities, words = words[3:3 + columns], words[3 + columns:]
        if self.is_sparse:
            ends, words = words[:self.rows + 1], words[self.rows + 1:]
            of_pair, weights = words.reshape(2, -1)
            self.columns = columns
            self.csr = csr_matrix((weights.astype(numpy.float64) + 1, of_pair, ends),
                                  shape=(self.rows, columns))
        else:
            self.matrix = numpy.repeat(words.reshape(self.rows, columns), capacities, axis=1)
            self.columns = self.matrix.shape[1]

    def sum_of(self, rows, columns):
        """Pairs and the sum of their weights; places that are not allowed count for nothing."""
        if self.is_sparse:
            chosen = numpy.asarray(self.csr[rows, columns]).ravel().astype(numpy.int64) - 1
        else:
            chosen = self.matrix[rows, columns].astype(numpy.int64)
        chosen = chosen[chosen >= 0]
        return len(chosen), int(chosen.sum())


def dense_form(numbers):
    """Costs in doubles, a pair above all points; they still are whole and exact."""
    pair = float((int(numbers.matrix.max()) + 1) * numbers.rows + 1)
    return numpy.where(numbers.matrix < 0, 0, -pair - numbers.matrix)


def sparse_form(numbers):
    """The allowed pairs as compressed rows, none of weight 0, to be made greatest."""
    if numbers.is_sparse:
        return numbers.csr
    allowed = numbers.matrix >= 0
    ends = numpy.concatenate(([0], numpy.cumsum(allowed.sum(axis=1))))
    return csr_matrix((numbers.matrix[allowed] + 1.0, numpy.nonzero(allowed)[1], ends),
                      shape=numbers.matrix.shape)


def solve_dense(form):
    """linear_sum_assignment -> seconds, rows, columns."""
    start = time.process_time()
    rows, columns = linear_sum_assignment(form)
    return time.process_time() - start, rows, columns


def solve_sparse(form):
    """min_weight_full_bipartite_matching -> seconds, rows, columns.

    ValueError where not everybody on the smaller side can be paired: it knows no such problem.
    """
    start = time.process_time()
    rows, columns = min_weight_full_bipartite_matching(form, maximize=True)
    return time.process_time() - start, rows, columns
