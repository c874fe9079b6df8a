import nodeTls from 'node:tls';

/** Certificates that this process trusts. */
export const tls = {
  /** Trusts one more authority. Returns the function that ends it. */
  trust(caPem: string): () => void {
    const before = nodeTls.getCACertificates('default');
    nodeTls.setDefaultCACertificates([...before, caPem]);
    return () => nodeTls.setDefaultCACertificates(before);
  },
};
