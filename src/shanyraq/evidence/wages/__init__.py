"""What pay depends on, heeding that pay is seen of those alone who work."""
