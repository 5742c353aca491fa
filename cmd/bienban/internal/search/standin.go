package search

type Grammar struct{}

func NewGrammar() *Grammar { return &Grammar{} }

var orWords = map[string]bool{}
