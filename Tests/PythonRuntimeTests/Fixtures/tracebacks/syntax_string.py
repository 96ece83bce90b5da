text = "unterminated
