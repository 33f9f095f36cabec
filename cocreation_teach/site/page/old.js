// For browsers that do not understand the course's script: what has to be said is on the page already.
if (!window.cocreationModules) document.getElementById("ccs-old").hidden = false;
