/** A square matrix by rows. */
export type Matrix = readonly (readonly number[])[];

export interface Eigensystem {
  readonly values: readonly number[];
  /** vectors[k] belongs to values[k]. */
  readonly vectors: Matrix;
}

const MAX_SWEEPS = 60;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix by Jacobi rotations: slow for large matrices, but
 * accurate, and from + − × ÷ √ alone. O(n³) per sweep, some eight sweeps.
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., section 8.5
 */
export function symmetricEigen(matrix: Matrix): Eigensystem {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, row) => Array.from({ length: size }, (_unused, column) => (row === column ? 1 : 0)));
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) off += a[p][q] * a[p][q];
    if (off < 1e-30) break;
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, p, q);
  }
  return { values: a.map((row, index) => row[index]), vectors };
}

/** One rotation that makes a[p][q] zero. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  if (a[p][q] === 0) return;
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < a.length; k++) {
    const kp = a[k][p];
    const kq = a[k][q];
    a[k][p] = cosine * kp - sine * kq;
    a[k][q] = sine * kp + cosine * kq;
  }
  for (let k = 0; k < a.length; k++) {
    const pk = a[p][k];
    const qk = a[q][k];
    a[p][k] = cosine * pk - sine * qk;
    a[q][k] = sine * pk + cosine * qk;
    const vp = vectors[p][k];
    const vq = vectors[q][k];
    vectors[p][k] = cosine * vp - sine * vq;
    vectors[q][k] = sine * vp + cosine * vq;
  }
}
