package features

// feelingWords counts words of strong feeling, and about truth and lies, in the
// outlet's own voice.
var feelingWords = registerRate(regFeeling, "Words of feeling and truth", Lower, "“Furious”, “shocking”, “heartbreaking”, “amazing”, “truth”, “lies”, “fake”, “hoax” and the like",
	"Feeling in the outlet’s own voice tells readers how to take it; talk about truth and lies asks to be believed.")
