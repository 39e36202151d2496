"""What leaves the library as a document: findings as text, SARIF and annotations, and baselines."""
