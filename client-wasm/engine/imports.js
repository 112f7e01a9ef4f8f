// Tells the linker that this import is given by whoever loads the module.
mergeInto(LibraryManager.library, {
  parvis_progress: function () {},
});
