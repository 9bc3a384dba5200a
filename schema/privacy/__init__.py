"""What the house keeps of people, told to everyone (개인정보 처리방침)."""
