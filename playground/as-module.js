// A page on a disk can start no worker that is a module, and Python's loader wants one. It tells the two by whether
// scripts can be imported; here everything is in one script, and none is.
self.importScripts = () => {
  throw new TypeError("nothing is imported here");
};
