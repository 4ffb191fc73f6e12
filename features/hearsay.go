package features

// hearsay counts words that hand a statement on without standing by it.
var hearsay = registerRate(regHearsay, "Hearsay", Lower, "“Reportedly”, “allegedly”, “supposedly”, “claims”, “rumours” and the like",
	"Words that pass a statement on and leave open who stands by it.")
